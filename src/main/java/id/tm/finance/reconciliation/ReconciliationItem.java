package id.tm.finance.reconciliation;

import static id.tm.finance.FinanceError.RECONCILIATION_ITEM_NOT_FOUND;
import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Something a report and our payments do not agree about. Table: reconciliation_items. */
@Entity
@Table(name = "reconciliation_items")
class ReconciliationItem extends BaseEntity {

    @Column(updatable = false)
    UUID reconciliationId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    MismatchKind kind;

    @Enumerated(EnumType.STRING)
    private MismatchState state = MismatchState.OPEN;

    @Column(updatable = false)
    String reference;

    @Column(updatable = false)
    UUID paymentId;

    @Column(updatable = false)
    Long reportedAmount;

    @Column(updatable = false)
    Long ourAmount;

    @Column(updatable = false)
    String reason;

    private Instant resolvedAt;
    private UUID resolvedBy;
    private String note;

    static ReconciliationItem lockById(UUID id) {
        return ReconciliationItem.<ReconciliationItem>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(RECONCILIATION_ITEM_NOT_FOUND::with);
    }

    /** @param adminId null when a later report agrees */
    void resolve(UUID adminId, String note, Instant now) {
        if (state != MismatchState.OPEN) throw ILLEGAL_STATE.with(state).property("currentState", state);
        state = MismatchState.RESOLVED;
        resolvedAt = now.truncatedTo(ChronoUnit.MICROS);
        resolvedBy = adminId;
        this.note = note;
    }

    static void agreed(String reference, Instant now) {
        ReconciliationItem.<ReconciliationItem>list("reference = ?1 and state = ?2", reference, MismatchState.OPEN)
                .forEach(item -> item.resolve(null, "a later report agrees", now));
    }

    MismatchState state() {
        return state;
    }

    Instant resolvedAt() {
        return resolvedAt;
    }

    UUID resolvedBy() {
        return resolvedBy;
    }

    String note() {
        return note;
    }
}
