package id.tm.account.registration;

import java.time.Duration;
import java.time.Instant;

/** What the clean-up of accounts does in this room. */
public final class RegistrationCleanup {

    /** A link that has expired can still be asked for anew: the registration it carries is needed for that. */
    private static final Duration KEEP_LINKS = Duration.ofDays(90);

    private RegistrationCleanup() {}

    /** Returns how many rows it deleted; runs in the caller's transaction. */
    public static long purge(Instant now) {
        return EmailVerification.purge(now.minus(KEEP_LINKS));
    }
}
