package id.tm.sales.executive;

import id.tm.finance.RefundObstacle;
import id.tm.finance.RefundPart;
import id.tm.finance.RefundTerms;
import id.tm.finance.Refundable;
import id.tm.sales.ProductKind;
import id.tm.sales.SalesConfig;
import id.tm.sales.transaction.TransactionCause;
import id.tm.sales.voucher.VoucherUse;
import id.tm.sales.voucher.Vouchers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Seats as something whose money can go back: those that nobody has or is invited to. A part is a seat; one that is not
 * wanted any more is withdrawn from its holder first.
 */
@ApplicationScoped
class ExecutiveRefunds implements Refundable {

    private final ExecutiveFulfilment fulfilment;
    private final ExecutiveAssignments assignments;
    private final Vouchers vouchers;
    private final SalesConfig config;
    private final Clock clock;

    ExecutiveRefunds(
            ExecutiveFulfilment fulfilment,
            ExecutiveAssignments assignments,
            Vouchers vouchers,
            SalesConfig config,
            Clock clock) {
        this.fulfilment = fulfilment;
        this.assignments = assignments;
        this.vouchers = vouchers;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return ExecutivePayable.KIND;
    }

    @Override
    public RefundTerms terms(UUID id, Instant at) {
        ExecutiveTransaction purchase = ExecutiveTransaction.require(id);
        Set<UUID> tooOld = ExecutiveTransactionAssignment.listLive(id).stream()
                .filter(each -> each.isTooOld(at))
                .map(each -> each.seatId)
                .collect(Collectors.toSet());
        List<RefundPart> parts = ExecutiveSeat.of(id).stream()
                .map(seat -> part(purchase, seat, tooOld.contains(seat.id)))
                .toList();
        boolean all = parts.stream().allMatch(RefundPart::returns);
        boolean returnsVoucher = all && vouchers.of(id).stream().anyMatch(VoucherUse::restoredOnRefund);
        return new RefundTerms(
                purchase.userId,
                parts.isEmpty() ? List.of(RefundObstacle.NOT_PAID) : List.of(),
                parts,
                config.refunds().keepFee(),
                List.of(),
                returnsVoucher,
                0);
    }

    @Override
    public void approved(UUID id, List<String> parts) {
        ExecutiveTransaction purchase = ExecutiveTransaction.lockById(id);
        assignments.giveBackExpired(purchase.id, clock.instant());
        Map<String, ExecutiveSeat> seats = seats(purchase.id);
        parts.forEach(part -> seats.get(part).holdForRefund());
    }

    @Override
    public void givenUp(UUID id, List<String> parts) {
        ExecutiveTransaction purchase = ExecutiveTransaction.lockById(id);
        Map<String, ExecutiveSeat> seats = seats(purchase.id);
        parts.forEach(part -> seats.get(part).releaseFromRefund());
    }

    @Override
    public void completed(UUID id, List<String> parts) {
        fulfilment.takeBack(
                ExecutiveTransaction.lockById(id),
                parts.stream().map(UUID::fromString).collect(Collectors.toSet()),
                TransactionCause.service("REFUND_REQUEST"));
    }

    private static Map<String, ExecutiveSeat> seats(UUID id) {
        return ExecutiveSeat.lockOf(id).stream()
                .collect(Collectors.toMap(seat -> seat.id.toString(), Function.identity()));
    }

    private static RefundPart part(ExecutiveTransaction purchase, ExecutiveSeat seat, boolean invitedTooLongAgo) {
        boolean returns =
                switch (seat.state()) {
                    case FREE, HELD_FOR_REFUND -> true;
                    case TAKEN -> invitedTooLongAgo;
                    case VOID -> false;
                };
        String name = purchase.productName(false) + " " + seat.position;
        return new RefundPart(seat.id.toString(), name, ProductKind.EXECUTIVE.name(), seat.revenue, returns);
    }
}
