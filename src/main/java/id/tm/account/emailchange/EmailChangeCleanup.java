package id.tm.account.emailchange;

import java.time.Instant;

/** What the clean-up of accounts does in this room. */
public final class EmailChangeCleanup {

    private EmailChangeCleanup() {}

    /** Returns how many rows it deleted; runs in the caller's transaction. */
    public static long purge(Instant now) {
        return EmailChange.purge(now);
    }
}
