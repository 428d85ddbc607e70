package id.tm.sales.transaction;

import id.tm.finance.RefundObstacle;
import id.tm.finance.RefundPart;
import id.tm.finance.RefundTerms;
import id.tm.finance.Refundable;
import id.tm.sales.SalesConfig;
import id.tm.sales.entitlement.Entitlement;
import id.tm.sales.entitlement.Grants;
import id.tm.sales.referral.ReferralCommissions;
import id.tm.sales.voucher.VoucherUse;
import id.tm.sales.voucher.Vouchers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Purchases as something whose money can go back: what of it nobody has begun to use. A part is an entitlement. */
@ApplicationScoped
class RetailRefunds implements Refundable {

    private final Grants grants;
    private final Vouchers vouchers;
    private final ReferralCommissions commissions;
    private final Fulfilment fulfilment;
    private final SalesConfig config;

    RetailRefunds(
            Grants grants,
            Vouchers vouchers,
            ReferralCommissions commissions,
            Fulfilment fulfilment,
            SalesConfig config) {
        this.grants = grants;
        this.vouchers = vouchers;
        this.commissions = commissions;
        this.fulfilment = fulfilment;
        this.config = config;
    }

    @Override
    public String kind() {
        return RetailPayable.KIND;
    }

    @Override
    public RefundTerms terms(UUID id, Instant at) {
        Transaction transaction = Transaction.require(id);
        List<RefundPart> parts =
                Entitlement.of(id).stream().map(RetailRefunds::part).toList();
        boolean all = parts.stream().allMatch(RefundPart::returns);
        boolean returnsVoucher = all && vouchers.of(id).stream().anyMatch(VoucherUse::restoredOnRefund);
        return new RefundTerms(
                transaction.userId,
                obstacles(transaction, parts),
                parts,
                config.refunds().keepFee(),
                commissions.sharesOf(
                        id,
                        ids(parts.stream()
                                .filter(RefundPart::returns)
                                .map(RefundPart::code)
                                .toList())),
                returnsVoucher,
                0);
    }

    /** What the old system sold was paid there, and its money goes back there. */
    private static List<RefundObstacle> obstacles(Transaction transaction, List<RefundPart> parts) {
        if (transaction.isImported()) return List.of(RefundObstacle.NOT_OFFERED);
        return parts.isEmpty() ? List.of(RefundObstacle.NOT_PAID) : List.of();
    }

    @Override
    public void approved(UUID id, List<String> parts) {
        grants.hold(id, ids(parts));
    }

    @Override
    public void givenUp(UUID id, List<String> parts) {
        grants.release(id, ids(parts));
    }

    @Override
    public void completed(UUID id, List<String> parts) {
        fulfilment.takeBack(Transaction.lockById(id), ids(parts), TransactionCause.service("REFUND_REQUEST"));
    }

    private static RefundPart part(Entitlement each) {
        return new RefundPart(each.id.toString(), each.name, each.kind.name(), each.revenue, each.isReturnable());
    }

    private static List<UUID> ids(List<String> parts) {
        return parts.stream().map(UUID::fromString).toList();
    }
}
