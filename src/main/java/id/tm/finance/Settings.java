package id.tm.finance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.finance.config.ConfigEntry;
import id.tm.finance.config.ConfigFee;
import id.tm.finance.config.ConfigGlobal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the settings about money are, or were, at an instant; whoever uses one keeps its version. */
@ApplicationScoped
public class Settings {

    /** A value and the version that it comes from, which never changes. */
    public record Pinned<T>(UUID versionId, T value) {}

    private final ObjectMapper json;

    Settings(ObjectMapper json) {
        this.json = json;
    }

    @Transactional
    public Pinned<Long> integer(Setting setting, Instant at) {
        return read(ConfigGlobal.ALL.effective(setting.key(), at), Long.class);
    }

    @Transactional
    public Pinned<BigDecimal> decimal(Setting setting, Instant at) {
        return read(ConfigGlobal.ALL.effective(setting.key(), at), BigDecimal.class);
    }

    @Transactional
    public Pinned<Boolean> yesOrNo(Setting setting, Instant at) {
        return read(ConfigGlobal.ALL.effective(setting.key(), at), Boolean.class);
    }

    @Transactional
    public Pinned<LocalDate> date(Setting setting, Instant at) {
        return read(ConfigGlobal.ALL.effective(setting.key(), at), LocalDate.class);
    }

    @Transactional
    public Pinned<Pph21> pph21(Instant at) {
        return read(ConfigGlobal.ALL.effective(Setting.PPH_21.key(), at), Pph21.class);
    }

    @Transactional
    public Pinned<Pph23> pph23(Instant at) {
        return read(ConfigGlobal.ALL.effective(Setting.PPH_23.key(), at), Pph23.class);
    }

    /** The rule is copied onto the row that uses it, so it needs no version. */
    @Transactional
    public Ppn ppn(Instant at) {
        Map<String, ConfigGlobal> rules = ConfigGlobal.ALL.effective(
                List.of(Setting.PPN_PKP.key(), Setting.PPN_BASE.key(), Setting.PPN_RATE_PERCENT.key()), at);
        if (!read(rules.get(Setting.PPN_PKP.key()), Boolean.class).value()) return Ppn.NONE;
        Setting.PpnBase base =
                read(rules.get(Setting.PPN_BASE.key()), Setting.PpnBase.class).value();
        BigDecimal rate = read(rules.get(Setting.PPN_RATE_PERCENT.key()), BigDecimal.class)
                .value();
        return new Ppn(rate, base.numerator(), base.denominator());
    }

    @Transactional
    public Pinned<Fee> fee(FeeKind kind, Instant at) {
        return read(ConfigFee.ALL.effective(kind.key(), at), Fee.class);
    }

    private <T> Pinned<T> read(ConfigEntry entry, Class<T> type) {
        try {
            return new Pinned<>(entry.id, json.readValue(entry.value, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the stored value of " + entry.key + " is no " + type.getSimpleName(), e);
        }
    }
}
