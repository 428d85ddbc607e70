package id.tm.finance;

import java.util.List;
import java.util.UUID;

/**
 * What a refund would bring, as far as only the domain that sells knows.
 *
 * @param buyerId whose money it is
 * @param obstacles why nothing can go back, else none
 * @param parts everything that was bought, whether it can go back or not; none when it is one thing that goes back whole
 * @param keepsFee whether the fee of the purchase, and the tax on it, stay
 * @param commissions what was earned by what goes back
 * @param returnsVoucher whether the voucher of the purchase can be used again
 * @param quota units of a partner's quota that go with it
 */
public record RefundTerms(
        UUID buyerId,
        List<RefundObstacle> obstacles,
        List<RefundPart> parts,
        boolean keepsFee,
        List<CommissionShare> commissions,
        boolean returnsVoucher,
        long quota) {

    /** An amount to be taken back of one commission; finance sees whether it is still held. */
    public record CommissionShare(UUID commissionId, UUID walletId, long amount) {

        public CommissionShare {
            Posting.positive(amount);
        }
    }

    public RefundTerms {
        obstacles = List.copyOf(obstacles);
        parts = List.copyOf(parts);
        commissions = List.copyOf(commissions);
        Posting.notNegative(quota);
    }

    /** One thing, nothing of it used. */
    public static RefundTerms whole(UUID buyerId) {
        return new RefundTerms(buyerId, List.of(), List.of(), false, List.of(), false, 0);
    }
}
