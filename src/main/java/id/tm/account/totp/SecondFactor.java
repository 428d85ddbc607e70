package id.tm.account.totp;

import id.tm.platform.security.Realm;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges what comes beside a password: a code of the authenticator app or a recovery code, each good once. */
@ApplicationScoped
public class SecondFactor {

    public enum Verdict {
        /** The subject has no authenticator app. */
        NOT_NEEDED,
        MISSING,
        WRONG,
        RIGHT
    }

    private static final String APP_CODE = "\\d{6}";

    private final Clock clock;

    SecondFactor(Clock clock) {
        this.clock = clock;
    }

    /** A right code is used up by this, in a transaction of its own, whatever becomes of the rest. */
    public Verdict judge(Realm realm, UUID subjectId, @Nullable String code) {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<TotpCredential> app = TotpCredential.activeOf(realm, subjectId);
            if (app.isEmpty()) return Verdict.NOT_NEEDED;
            if (code == null) return Verdict.MISSING;
            String bare = code.replaceAll("[ -]", "");
            boolean taken =
                    bare.matches(APP_CODE) ? app.get().take(bare, now) : RecoveryCode.take(app.get().id, bare, now);
            return taken ? Verdict.RIGHT : Verdict.WRONG;
        });
    }
}
