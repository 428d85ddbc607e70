package id.tm.finance.reconciliation;

import static id.tm.finance.FinanceError.RECONCILIATION_NOT_FOUND;

import id.tm.finance.gateway.PaymentProvider;
import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A settlement report, compared with our payments. Table: reconciliations. */
@Entity
@Table(name = "reconciliations")
class Reconciliation extends BaseEntity {

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    PaymentProvider provider;

    @Column(updatable = false)
    LocalDate coversFrom;

    @Column(updatable = false)
    LocalDate coversUntil;

    @Column(updatable = false)
    UUID submittedBy;

    @Column(updatable = false)
    UUID taskId;

    private long matched;
    private long missing;
    private long different;
    private long reportedAmount;
    private long reportedFee;
    private Instant finishedAt;

    static Reconciliation require(UUID id) {
        return Reconciliation.<Reconciliation>findByIdOptional(id).orElseThrow(RECONCILIATION_NOT_FOUND::with);
    }

    static Reconciliation ofTask(UUID taskId) {
        return find("taskId", taskId).<Reconciliation>firstResultOptional().orElseThrow();
    }

    void reported(ReportRow row) {
        reportedAmount += row.amount();
        reportedFee += row.fee();
    }

    void matched() {
        matched++;
    }

    void mismatched(MismatchKind kind) {
        if (kind == MismatchKind.DIFFERENT) different++;
        else missing++;
    }

    void finish(Instant now) {
        finishedAt = now;
    }

    long matchedCount() {
        return matched;
    }

    long missingCount() {
        return missing;
    }

    long differentCount() {
        return different;
    }

    long reportedAmount() {
        return reportedAmount;
    }

    long reportedFee() {
        return reportedFee;
    }

    Instant finishedAt() {
        return finishedAt;
    }
}
