package id.tm.finance.withdrawal;

import id.tm.platform.work.Claim;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * When a withdrawal under way is looked after next, and by whom it is now; {@link WithdrawalQueue} takes it.
 *
 * @param attempts how often it was taken
 * @param leaseUntil until when nobody else takes it, null when nobody is at it
 * @param fence tells the last one who took it from those before
 * @param lastError what went wrong the last time, null when all is as it should be
 */
@Embeddable
record WithdrawalLease(Instant dueAt, int attempts, Instant leaseUntil, long fence, String lastError) {

    static WithdrawalLease from(Instant first) {
        return new WithdrawalLease(first, 0, null, 0, null);
    }

    boolean isOf(Claim claim) {
        return fence == claim.fence() && leaseUntil != null;
    }

    WithdrawalLease due(Instant next) {
        return new WithdrawalLease(next, attempts, leaseUntil, fence, lastError);
    }

    /** Given back; {@code error} null when all went well. */
    WithdrawalLease back(String error) {
        return new WithdrawalLease(dueAt, attempts, null, fence, error);
    }
}
