package id.tm.account.password;

import java.time.Duration;
import java.time.Instant;

/** What the clean-up of accounts does in this room. */
public final class PasswordCleanup {

    /** The number of a day's mails is counted from these rows. */
    private static final Duration KEEP_LINKS = Duration.ofDays(2);

    private PasswordCleanup() {}

    /** Returns how many rows it deleted; runs in the caller's transaction. */
    public static long purge(Instant now) {
        return PasswordReset.purge(now.minus(KEEP_LINKS));
    }
}
