package id.tm.sales.voucher;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** One use of a voucher by one purchase. Table: voucher_redemptions. */
@Entity
@Table(name = "voucher_redemptions")
public class VoucherRedemption extends BaseEntity {

    /** In which vouchers are locked when there are several. */
    static final Comparator<UUID> LOCKING_ORDER = Comparator.comparing(UUID::toString);

    @Column(updatable = false)
    public UUID voucherId;

    @Column(updatable = false)
    public UUID userId;

    @Column(updatable = false)
    public UUID transactionId;

    @Column(updatable = false)
    private long amount;

    @Enumerated(EnumType.STRING)
    private VoucherRedemptionState state;

    @Column(updatable = false)
    private boolean firstPurchase;

    private String cause;
    private Instant settledAt;

    protected VoucherRedemption() {}

    VoucherRedemption(Voucher voucher, UUID userId, UUID transactionId, long amount) {
        this.voucherId = voucher.id;
        this.userId = userId;
        this.transactionId = transactionId;
        this.amount = amount;
        this.firstPurchase = voucher.isFirstPurchaseOnly();
        this.state = VoucherRedemptionState.RESERVED;
        this.cause = "CHECKOUT";
    }

    static boolean exists(UUID voucherId, UUID transactionId) {
        return count("voucherId = ?1 and transactionId = ?2", voucherId, transactionId) > 0;
    }

    static List<VoucherRedemption> of(UUID transactionId) {
        return sorted(list("transactionId", transactionId));
    }

    /** Those of the purchase, kept from changing until the transaction ends. Must be the first that reads them. */
    static List<VoucherRedemption> lockOf(UUID transactionId) {
        return sorted(find("transactionId = ?1 order by id", transactionId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list());
    }

    /** Whether a first purchase with a voucher for it is under way or done. */
    static boolean isFirstPurchaseOf(UUID userId) {
        return count(
                        "userId = ?1 and firstPurchase and state in ?2",
                        userId,
                        List.of(VoucherRedemptionState.RESERVED, VoucherRedemptionState.REDEEMED))
                > 0;
    }

    void become(VoucherRedemptionState next, String because, Instant now) {
        if (!state.canBecome(next)) throw ILLEGAL_STATE.with().property("currentState", state);
        new VoucherLog(this, state, next, because).persist();
        state = next;
        cause = because;
        settledAt = now;
    }

    boolean isFirstPurchase() {
        return firstPurchase;
    }

    long amount() {
        return amount;
    }

    VoucherRedemptionState state() {
        return state;
    }

    String cause() {
        return cause;
    }

    Instant settledAt() {
        return settledAt;
    }

    private static List<VoucherRedemption> sorted(List<VoucherRedemption> redemptions) {
        return redemptions.stream()
                .sorted(Comparator.comparing(redemption -> redemption.voucherId, LOCKING_ORDER))
                .toList();
    }
}
