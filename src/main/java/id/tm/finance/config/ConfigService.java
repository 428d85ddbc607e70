package id.tm.finance.config;

import static id.tm.finance.FinanceError.CONFIG_VALUE_NOT_POSSIBLE;
import static id.tm.finance.FinanceError.EFFECTIVE_IN_PAST;
import static id.tm.finance.FinanceError.UNKNOWN_CONFIG_KEY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.finance.FeeKind;
import id.tm.finance.Setting;
import id.tm.platform.change.Changes;
import id.tm.platform.tx.RetryConflicts;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What the back office does with settings about money and with fees; every act is logged with its reason. */
@ApplicationScoped
@RetryConflicts
class ConfigService {

    private final ObjectMapper json;
    private final Changes changes;
    private final Clock clock;

    ConfigService(ObjectMapper json, Changes changes, Clock clock) {
        this.json = json;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    ConfigVersionView proposeGlobal(ConfigRequest request, ConfigLogEntry.Act act) {
        Setting setting = Setting.find(request.key()).orElseThrow(() -> UNKNOWN_CONFIG_KEY.with(request.key()));
        if (!setting.accepts(request.value(), json))
            throw CONFIG_VALUE_NOT_POSSIBLE.with(setting.key(), setting.type());
        return propose(
                ConfigGlobal.ALL,
                new ConfigGlobal(),
                new ConfigGlobalLog(),
                setting.key(),
                request.value(),
                setting.isGuarded(),
                request.effectiveFrom(),
                act);
    }

    @Transactional
    ConfigVersionView proposeFee(ConfigFeeRequest request, ConfigLogEntry.Act act) {
        FeeKind kind = FeeKind.find(request.key()).orElseThrow(() -> UNKNOWN_CONFIG_KEY.with(request.key()));
        request.fee().requireSound("fee");
        return propose(
                ConfigFee.ALL,
                new ConfigFee(),
                new ConfigFeeLog(),
                kind.key(),
                json.valueToTree(request.fee()),
                true,
                request.effectiveFrom(),
                act);
    }

    @Transactional
    ConfigVersionView decideGlobal(UUID id, BiConsumer<ConfigEntry, Instant> verb, ConfigLogEntry.Act act) {
        return decide(ConfigGlobal.ALL, id, new ConfigGlobalLog(), verb, act);
    }

    @Transactional
    ConfigVersionView decideFee(UUID id, BiConsumer<ConfigEntry, Instant> verb, ConfigLogEntry.Act act) {
        return decide(ConfigFee.ALL, id, new ConfigFeeLog(), verb, act);
    }

    @Transactional
    ConfigValuesView globals(@Nullable Instant at) {
        Instant then = at == null ? now() : at;
        List<ConfigGlobal> ahead = ConfigGlobal.ALL.listAhead(then);
        return new ConfigValuesView(Arrays.stream(Setting.values())
                .map(setting -> value(
                        ConfigGlobal.ALL.effective(setting.key(), then),
                        setting.type().name(),
                        setting.isGuarded(),
                        ahead))
                .toList());
    }

    @Transactional
    ConfigValuesView fees(@Nullable Instant at) {
        Instant then = at == null ? now() : at;
        List<ConfigFee> ahead = ConfigFee.ALL.listAhead(then);
        return new ConfigValuesView(Arrays.stream(FeeKind.values())
                .map(kind -> value(ConfigFee.ALL.effective(kind.key(), then), "FEE", true, ahead))
                .toList());
    }

    private <E extends ConfigEntry> ConfigVersionView propose(
            ConfigVersions<E> versions,
            E entry,
            ConfigLogEntry log,
            String key,
            JsonNode value,
            boolean guarded,
            @Nullable Instant wanted,
            ConfigLogEntry.Act act) {
        Instant now = now();
        if (wanted != null && wanted.isBefore(now)) throw EFFECTIVE_IN_PAST.with(now);
        changes.because(act.reason());
        entry.key = key;
        entry.value = text(value);
        entry.reason = act.reason();
        entry.propose(guarded, act.adminId(), wanted, now);
        String before = valueAt(versions, entry.key, now);
        entry.persistAndFlush();
        log.write(entry, before, act);
        return ConfigVersionView.of(entry);
    }

    private ConfigVersionView decide(
            ConfigVersions<?> versions,
            UUID id,
            ConfigLogEntry log,
            BiConsumer<ConfigEntry, Instant> verb,
            ConfigLogEntry.Act act) {
        ConfigEntry entry = versions.lock(id);
        Instant now = now();
        changes.because(act.reason());
        String before = valueAt(versions, entry.key, now);
        verb.accept(entry, now);
        Panache.getEntityManager().flush();
        log.write(entry, before, act);
        return ConfigVersionView.of(entry);
    }

    private static @Nullable String valueAt(ConfigVersions<?> versions, String key, Instant now) {
        return versions.findEffective(key, now).map(each -> each.value).orElse(null);
    }

    private static ConfigValueView value(
            ConfigEntry entry, String type, boolean guarded, List<? extends ConfigEntry> ahead) {
        return new ConfigValueView(
                entry.key,
                type,
                guarded,
                ConfigJson.parse(entry.value),
                entry.id,
                entry.effectiveFrom(),
                ahead.stream()
                        .filter(each -> each.key.equals(entry.key))
                        .map(ConfigVersionView::of)
                        .toList());
    }

    private String text(JsonNode value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
