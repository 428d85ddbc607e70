package id.tm.account.partnerprofile;

import java.time.Duration;
import java.time.Instant;

/** What the clean-up of accounts does in this room. */
public final class InvitationCleanup {

    private static final Duration KEEP = Duration.ofDays(90);

    private InvitationCleanup() {}

    /** Returns how many rows it deleted; runs in the caller's transaction. */
    public static long purge(Instant now) {
        return PartnerInvitation.purge(now.minus(KEEP));
    }
}
