package id.tm.sales.transaction;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One step of a purchase of whatever kind, written with it. */
@MappedSuperclass
public abstract class PurchaseStep extends AppendOnly {

    /** Null at the checkout. */
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public TransactionState fromStatus;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public TransactionState toStatus;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public TransactionSource source;

    @Column(updatable = false)
    public String cause;

    @Column(updatable = false)
    public UUID adminId;

    protected PurchaseStep() {}

    protected PurchaseStep(@Nullable TransactionState from, TransactionState to, TransactionCause because) {
        this.fromStatus = from;
        this.toStatus = to;
        this.source = because.source();
        this.cause = because.words();
        this.adminId = because.adminId();
    }
}
