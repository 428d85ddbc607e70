package id.tm.finance.refund;

import static id.tm.finance.FinanceError.UNKNOWN_PAYMENT;

import id.tm.finance.Reference;
import id.tm.finance.RefundObstacle;
import id.tm.finance.RefundPart;
import id.tm.finance.RefundTerms;
import id.tm.finance.Refundable;
import id.tm.finance.Sale;
import id.tm.finance.Setting;
import id.tm.finance.Settings;
import id.tm.finance.Wallets;
import id.tm.finance.payment.RefundablePayments;
import id.tm.finance.payment.SaleShare;
import id.tm.finance.wallet.WalletHold;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds out what a refund of a payment brings. Every method wants a running transaction. */
@ApplicationScoped
class RefundPlanning {

    private static final Sale NOTHING = new Sale(new TreeMap<>(), 0, 0, 0, 0);

    private final Map<String, Refundable> kinds;
    private final RefundablePayments payments;
    private final Settings settings;
    private final Wallets wallets;
    private final Clock clock;

    RefundPlanning(
            @All List<Refundable> kinds, RefundablePayments payments, Settings settings, Wallets wallets, Clock clock) {
        this.kinds = kinds.stream().collect(Collectors.toMap(Refundable::kind, Function.identity()));
        this.payments = payments;
        this.settings = settings;
        this.wallets = wallets;
        this.clock = clock;
    }

    Refundable require(String kind) {
        return Optional.ofNullable(kinds.get(kind))
                .orElseThrow(() -> new IllegalStateException("nothing of kind " + kind + " is refunded"));
    }

    /** @param askedAt when the buyer asked: a request made in time is not late because its review took long */
    RefundPlan plan(UUID paymentId, Instant askedAt) {
        RefundablePayments.Refundable paid = payments.find(paymentId).orElseThrow(UNKNOWN_PAYMENT::with);
        Refundable kind = kinds.get(paid.payment().payableKind());
        if (kind == null) {
            return plan(
                    paid,
                    new RefundTerms(
                            paid.payerId(), List.of(RefundObstacle.NOT_OFFERED), List.of(), false, List.of(), false, 0),
                    askedAt);
        }
        return plan(paid, kind.terms(paid.payment().payableId(), clock.instant()), askedAt);
    }

    private RefundPlan plan(RefundablePayments.Refundable paid, RefundTerms terms, Instant askedAt) {
        List<RefundPart> parts = terms.parts().isEmpty() ? wholes(paid.sale()) : terms.parts();
        RefundSplit split = RefundSplit.of(paid.sale(), parts, terms.keepsFee());
        Set<RefundObstacle> obstacles = obstacles(paid, terms, split.back(), askedAt);
        boolean possible = obstacles.isEmpty();
        Sale back = possible ? fitting(split.back(), paid.left()) : NOTHING;
        return new RefundPlan(
                paid.payment().id(),
                paid.payment().payableKind(),
                paid.payment().payableId(),
                terms.buyerId(),
                paid.payment().amount(),
                paid.byProvider() ? RefundRoute.PROVIDER : RefundRoute.MANUAL_TRANSFER,
                List.copyOf(obstacles),
                terms.parts().isEmpty() ? List.of() : parts(parts, split),
                back,
                possible ? split.feeKept() : 0,
                possible ? split.back().total() - back.total() : 0,
                possible ? clawBacks(terms.commissions()) : List.of(),
                possible && terms.returnsVoucher(),
                possible ? terms.quota() : 0);
    }

    private Set<RefundObstacle> obstacles(
            RefundablePayments.Refundable paid, RefundTerms terms, Sale back, Instant askedAt) {
        Set<RefundObstacle> obstacles = new LinkedHashSet<>(terms.obstacles());
        Instant paidAt = paid.payment().paidAt();
        if (paidAt == null
                || !paid.payment().fulfilled()
                || !paid.payment().state().holdsMoney()) {
            obstacles.add(RefundObstacle.NOT_PAID);
            return obstacles;
        }
        if (askedAt.isAfter(paidAt.plus(window(askedAt)))) obstacles.add(RefundObstacle.WINDOW_OVER);
        if (paid.left() <= 0) obstacles.add(RefundObstacle.NOTHING_LEFT);
        else if (back.total() <= 0) obstacles.add(RefundObstacle.USED_UP);
        return obstacles;
    }

    private Duration window(Instant at) {
        return Duration.ofDays(
                Math.min(settings.integer(Setting.REFUND_WINDOW_DAYS, at).value(), 36_500));
    }

    /** What is one thing counts as one part of each kind. */
    private static List<RefundPart> wholes(Sale sale) {
        List<RefundPart> parts = new ArrayList<>();
        sale.revenue().keySet().forEach(kind -> parts.add(new RefundPart(kind, kind, kind, 1, true)));
        if (sale.quota() > 0 || parts.isEmpty()) parts.add(new RefundPart("QUOTA", "Quota", null, 1, true));
        return parts;
    }

    private static Sale fitting(Sale back, long left) {
        return back.total() > left ? SaleShare.of(back, left) : back;
    }

    private static List<RefundPlan.Part> parts(List<RefundPart> parts, RefundSplit split) {
        return IntStream.range(0, parts.size())
                .mapToObj(i -> new RefundPlan.Part(
                        parts.get(i).code(),
                        parts.get(i).name(),
                        split.amounts().get(i),
                        parts.get(i).returns()))
                .toList();
    }

    /** In the order in which they are taken, since several may come from one wallet. */
    private List<RefundPlan.ClawBack> clawBacks(List<RefundTerms.CommissionShare> shares) {
        Map<UUID, Long> available = new LinkedHashMap<>();
        List<RefundPlan.ClawBack> clawBacks = new ArrayList<>();
        for (RefundTerms.CommissionShare share : shares) {
            boolean held = isHeld(share.commissionId(), share.amount());
            long before = available.computeIfAbsent(
                    share.walletId(), id -> wallets.balance(id).available());
            long after = held ? before : before - share.amount();
            available.put(share.walletId(), after);
            clawBacks.add(
                    new RefundPlan.ClawBack(share.commissionId(), share.walletId(), share.amount(), held, after < 0));
        }
        return clawBacks;
    }

    /** Whether just this amount is set aside for the commission; a part of it is taken from what is available. */
    private static boolean isHeld(UUID commissionId, long amount) {
        return holdOfAll(commissionId, amount).filter(WalletHold::isOpen).isPresent();
    }

    /** Where the commission was set aside, open or not; empty when the amount is only a part of it. */
    static Optional<WalletHold> holdOfAll(UUID commissionId, long amount) {
        return WalletHold.find(new Reference("COMMISSION", commissionId)).filter(hold -> hold.amount() == amount);
    }
}
