package id.tm.account.totp;

import id.tm.platform.privacy.PersonalData;
import id.tm.platform.security.Realm;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether a person has an authenticator app, and when one was taken off. The back office's acts stay on record. */
@ApplicationScoped
class TotpPersonalData implements PersonalData {

    @RegisterForReflection
    record App(@Nullable Instant since, List<Reset> resets) {}

    @RegisterForReflection
    record Reset(Instant at, String reason) {}

    @Override
    public String section() {
        return "authenticator";
    }

    @Override
    @Transactional
    public @Nullable Object export(UUID userId) {
        List<TotpReset> resets = TotpReset.list("userId = ?1 order by createdAt, id", userId);
        Instant since = TotpCredential.activeOf(Realm.USERS, userId)
                .map(TotpCredential::confirmedAt)
                .orElse(null);
        if (since == null && resets.isEmpty()) return null;
        return new App(
                since,
                resets.stream()
                        .map(reset -> new Reset(reset.createdAt, reset.reason()))
                        .toList());
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        TotpCredential.delete("userId", userId);
    }
}
