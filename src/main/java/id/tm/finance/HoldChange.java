package id.tm.finance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a posting does to the hold of a case. The held part of a wallet moves by a hold only, so that open holds and held
 * money are always the same.
 *
 * @param of the case; it has one hold at most
 * @param expiresAt when the money goes back by itself; for {@code PLACE} only, null for never
 */
public record HoldChange(
        Act act,
        Reference of,
        UUID walletId,
        long amount,
        @Nullable Instant expiresAt) {

    public enum Act {
        PLACE,
        CAPTURE,
        RELEASE,
        EXPIRE
    }

    static HoldChange place(Reference of, UUID walletId, long amount, @Nullable Instant expiresAt) {
        return new HoldChange(Act.PLACE, of, walletId, amount, expiresAt);
    }

    static HoldChange settle(Act act, Reference of, UUID walletId, long amount) {
        return new HoldChange(act, of, walletId, amount, null);
    }

    /** By how much the held part of the wallet changes. */
    public long heldDelta() {
        return act == Act.PLACE ? amount : -amount;
    }
}
