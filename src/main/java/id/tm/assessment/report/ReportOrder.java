package id.tm.assessment.report;

import static id.tm.assessment.AssessmentError.REPORT_ORDER_NOT_FOUND;

import id.tm.assessment.catalog.ReportTier;
import id.tm.platform.work.WorkItem;
import id.tm.platform.work.WorkQueue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * A report that is to be drawn. Written by statements only, see {@link ReportOrders}. Table:
 * user_assessment_report_orders.
 */
@Entity
@NullUnmarked
@Table(name = "user_assessment_report_orders")
class ReportOrder extends WorkItem {

    static final WorkQueue QUEUE =
            new WorkQueue("user_assessment_report_orders", "WAITING", "DRAWING", "DRAWING", "FAILED");

    @Column(updatable = false)
    UUID userAssessmentId;

    @Column(updatable = false)
    int resultVersion;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    ReportTier tier;

    @Column(updatable = false)
    String locale;

    @Column(updatable = false)
    String edition;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private ReportOrderState state;

    protected ReportOrder() {}

    static ReportOrder require(UUID id) {
        return ReportOrder.<ReportOrder>findByIdOptional(id).orElseThrow(REPORT_ORDER_NOT_FOUND::with);
    }

    static ReportOrder lock(UUID id) {
        return ReportOrder.<ReportOrder>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(REPORT_ORDER_NOT_FOUND::with);
    }

    static Optional<ReportOrder> find(ReportStore.Key key) {
        return find(
                        "userAssessmentId = ?1 and resultVersion = ?2 and tier = ?3 and locale = ?4 and edition = ?5",
                        key.runId(),
                        key.resultVersion(),
                        key.tier(),
                        key.language(),
                        key.edition())
                .firstResultOptional();
    }

    ReportOrderState state() {
        return state;
    }
}
