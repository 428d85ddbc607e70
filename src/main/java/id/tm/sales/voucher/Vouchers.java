package id.tm.sales.voucher;

import static id.tm.sales.voucher.VoucherRedemptionState.REDEEMED;
import static id.tm.sales.voucher.VoucherRedemptionState.RELEASED;
import static id.tm.sales.voucher.VoucherRedemptionState.RESERVED;
import static id.tm.sales.voucher.VoucherRedemptionState.RESTORED;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Vouchers for the other rooms: what codes are worth to somebody, and the life of their uses. The acts are part of the
 * caller's transaction, which should be tried again on conflicts ({@link id.tm.platform.tx.RetryConflicts}); each may be
 * repeated without effect.
 */
@ApplicationScoped
public class Vouchers {

    private final FirstPurchases firstPurchases;

    Vouchers(FirstPurchases firstPurchases) {
        this.firstPurchases = firstPurchases;
    }

    /** A code as it is kept and shown, however it was typed. */
    public static String normalised(String code) {
        return Voucher.normalised(code);
    }

    /** What each code stands for, in their order; without any effect. The same code a second time is refused. */
    @Transactional
    public List<VoucherAsked> look(Collection<String> codes, Buyer buyer, Instant now) {
        List<String> asked = codes.stream().map(Voucher::normalised).toList();
        Map<String, Voucher> known = Voucher.listByCode(Set.copyOf(asked)).stream()
                .collect(Collectors.toMap(voucher -> voucher.code, Function.identity()));
        Map<UUID, Integer> uses = VoucherCounters.ofUser(
                buyer.userId(),
                known.values().stream().map(voucher -> voucher.id).toList());
        boolean hasBought = buyer.userId() != null
                && known.values().stream().anyMatch(Voucher::isFirstPurchaseOnly)
                && hasBought(buyer.userId());
        List<VoucherAsked> answers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String code : asked) {
            Voucher voucher = known.get(code);
            VoucherRefusal refusal;
            if (voucher == null) refusal = VoucherRefusal.NOT_FOUND;
            else if (seen.contains(code)) refusal = VoucherRefusal.ALREADY_APPLIED;
            else refusal = voucher.refusalFor(buyer, uses.getOrDefault(voucher.id, 0), hasBought, now);
            answers.add(refusal == null ? VoucherAsked.usable(voucher.terms()) : VoucherAsked.refused(code, refusal));
            seen.add(code);
        }
        return answers;
    }

    /**
     * Reserves a use of each voucher for a purchase. When one cannot be had none is, by the caller's roll-back: the
     * problem names the voucher and the reason.
     *
     * @param amounts what each takes off, as {@code Quote.voucherAmounts} says it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void reserve(UUID userId, UUID transactionId, Map<UUID, Long> amounts, Instant now) {
        amounts.keySet().stream().sorted(VoucherRedemption.LOCKING_ORDER).forEach(voucherId -> {
            if (!VoucherRedemption.exists(voucherId, transactionId)) {
                reserve(Voucher.require(voucherId), userId, transactionId, amounts.get(voucherId), now);
            }
        });
    }

    /**
     * The purchase is paid: its reserved uses are redeemed. Uses that were released, as the money comes late, are taken
     * again if there are still some left.
     *
     * @return false when one of them is not to be had any more; then nothing has changed
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean redeem(UUID transactionId, Instant now) {
        List<VoucherRedemption> uses = VoucherRedemption.lockOf(transactionId);
        if (!takeAgain(in(uses, RELEASED))) return false;
        for (VoucherRedemption use : in(uses, RELEASED)) use.become(REDEEMED, "PAID_LATE", now);
        for (VoucherRedemption use : in(uses, RESERVED)) {
            VoucherCounters.redeem(use.voucherId);
            use.become(REDEEMED, "PAID", now);
        }
        Panache.getEntityManager().flush();
        return true;
    }

    /**
     * The purchase came to nothing: its reserved uses are free for others. Redeemed ones stay.
     *
     * @param cause in capitals, such as {@code EXPIRED}
     * @return how many were released
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int release(UUID transactionId, String cause, Instant now) {
        List<VoucherRedemption> reserved = in(VoucherRedemption.lockOf(transactionId), RESERVED);
        for (VoucherRedemption use : reserved) {
            VoucherCounters.giveBackOfUser(use.voucherId, use.userId);
            VoucherCounters.release(use.voucherId);
            use.become(RELEASED, cause, now);
        }
        Panache.getEntityManager().flush();
        return reserved.size();
    }

    /**
     * The money went back: those of its redeemed uses whose vouchers say so can be used again.
     *
     * @return how many were restored
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public int restore(UUID transactionId, String cause, Instant now) {
        List<VoucherRedemption> restored = in(VoucherRedemption.lockOf(transactionId), REDEEMED).stream()
                .filter(use -> Voucher.require(use.voucherId).isRestoredOnRefund())
                .toList();
        for (VoucherRedemption use : restored) {
            VoucherCounters.giveBackOfUser(use.voucherId, use.userId);
            VoucherCounters.restore(use.voucherId);
            use.become(RESTORED, cause, now);
        }
        Panache.getEntityManager().flush();
        return restored.size();
    }

    /** What became of the vouchers of a purchase. */
    @Transactional
    public List<VoucherUse> of(UUID transactionId) {
        return VoucherRedemption.of(transactionId).stream()
                .map(use -> {
                    Voucher voucher = Voucher.require(use.voucherId);
                    return new VoucherUse(
                            voucher.id, voucher.code, use.amount(), use.state(), voucher.isRestoredOnRefund());
                })
                .toList();
    }

    private void reserve(Voucher voucher, UUID userId, UUID transactionId, long amount, Instant now) {
        if (voucher.isFirstPurchaseOnly() && hasBought(userId)) {
            throw VoucherRefusal.FIRST_PURCHASE_ONLY.problem(voucher.code);
        }
        if (!VoucherCounters.takeOfUser(voucher.id, userId)) throw VoucherRefusal.USER_LIMIT.problem(voucher.code);
        if (!VoucherCounters.reserve(voucher.id, now)) throw whyNot(voucher, userId, now);
        VoucherRedemption use = new VoucherRedemption(voucher, userId, transactionId, amount);
        use.persist();
        new VoucherLog(use, null, RESERVED, use.cause()).persist();
        Panache.getEntityManager().flush();
    }

    /** The row as it is now says why it could not be had. */
    private static RuntimeException whyNot(Voucher voucher, UUID userId, Instant now) {
        Panache.getEntityManager().refresh(voucher);
        Buyer served = new Buyer(userId, Set.of(), null);
        VoucherRefusal refusal = voucher.refusalFor(served, 0, false, now);
        boolean telling = refusal != null && refusal != VoucherRefusal.ROLE_SCOPE;
        return (telling ? refusal : VoucherRefusal.QUOTA_EXHAUSTED).problem(voucher.code);
    }

    private boolean takeAgain(List<VoucherRedemption> released) {
        List<VoucherRedemption> taken = new ArrayList<>();
        for (VoucherRedemption use : released) {
            // somebody's first purchase was another one meanwhile
            if (use.isFirstPurchase() && hasBought(use.userId)) return giveBack(taken);
            if (!VoucherCounters.takeOfUser(use.voucherId, use.userId)) return giveBack(taken);
            if (!VoucherCounters.redeemLate(use.voucherId)) {
                VoucherCounters.giveBackOfUser(use.voucherId, use.userId);
                return giveBack(taken);
            }
            taken.add(use);
        }
        return true;
    }

    private static boolean giveBack(List<VoucherRedemption> taken) {
        for (VoucherRedemption use : taken) {
            VoucherCounters.giveBackOfUser(use.voucherId, use.userId);
            VoucherCounters.restore(use.voucherId);
        }
        return false;
    }

    private boolean hasBought(UUID userId) {
        return firstPurchases.hasBought(userId) || VoucherRedemption.isFirstPurchaseOf(userId);
    }

    private static List<VoucherRedemption> in(List<VoucherRedemption> uses, VoucherRedemptionState state) {
        return uses.stream().filter(use -> use.state() == state).toList();
    }
}
