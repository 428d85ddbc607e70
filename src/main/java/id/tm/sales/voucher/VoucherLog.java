package id.tm.sales.voucher;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step of a use of a voucher, written with it. Table: voucher_logs. */
@Entity
@Table(name = "voucher_logs")
class VoucherLog extends AppendOnly {

    @Column(updatable = false)
    UUID voucherId;

    @Column(updatable = false)
    UUID redemptionId;

    @Column(updatable = false)
    UUID transactionId;

    /** Null where it was reserved. */
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    VoucherRedemptionState fromState;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    VoucherRedemptionState toState;

    @Column(updatable = false)
    long amount;

    @Column(updatable = false)
    String cause;

    protected VoucherLog() {}

    VoucherLog(VoucherRedemption of, @Nullable VoucherRedemptionState from, VoucherRedemptionState to, String cause) {
        this.voucherId = of.voucherId;
        this.redemptionId = of.id;
        this.transactionId = of.transactionId;
        this.fromState = from;
        this.toState = to;
        this.amount = of.amount();
        this.cause = cause;
    }
}
