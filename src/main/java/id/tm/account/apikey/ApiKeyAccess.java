package id.tm.account.apikey;

import id.tm.account.AccountConfig;
import id.tm.account.access.TokenGate;
import id.tm.account.user.User;
import id.tm.platform.limit.RateLimits;
import id.tm.platform.security.ApiKeyDirectory;
import id.tm.platform.security.ApiKeyGrant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Judges the keys that come with requests. */
@ApplicationScoped
class ApiKeyAccess implements ApiKeyDirectory {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TokenGate gate;
    private final RateLimits limits;
    private final AccountConfig.ApiKeys config;
    private final Clock clock;

    ApiKeyAccess(TokenGate gate, RateLimits limits, AccountConfig config, Clock clock) {
        this.gate = gate;
        this.limits = limits;
        this.config = config.apiKeys();
        this.clock = clock;
    }

    @Override
    public Optional<ApiKeyGrant> find(String text) {
        Optional<ApiKeyGrant> grant = ApiKey.parse(text)
                .flatMap(key -> QuarkusTransaction.requiringNew().call(() -> open(key)));
        grant.ifPresent(open -> limits.take("api-key", open.keyId().toString(), config.requestsPerMinute(), MINUTE));
        return grant;
    }

    private Optional<ApiKeyGrant> open(ApiKey key) {
        Instant now = clock.instant();
        Optional<UserApi> known = UserApi.findByPrefix(key.prefix())
                .filter(found -> found.opensWith(key.secret(), now) && found.isAlive(now));
        if (known.isEmpty()) return Optional.empty();
        UserApi api = known.get();
        User user = User.findById(api.userId());
        Optional<ApiKeyGrant> grant = gate.open(user, api.id, api.scopes());
        if (grant.isPresent()) api.used(now, config.seenEvery());
        return grant;
    }
}
