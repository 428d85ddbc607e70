package id.tm.assessment.report;

import static id.tm.assessment.AssessmentError.REPORT_NOT_FOUND;

import id.tm.assessment.AssessmentConfig;
import id.tm.platform.limit.RateLimits;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether reports are ours, for anybody who has their code; looking for codes by trying is kept slow. */
@ApplicationScoped
class ReportVerification {

    private final ReportStore store;
    private final RateLimits limits;
    private final AssessmentConfig.Verification config;

    ReportVerification(ReportStore store, RateLimits limits, AssessmentConfig config) {
        this.store = store;
        this.limits = limits;
        this.config = config.verification();
    }

    /** 404 when there is no such report, 429 when too many were asked for from this address. */
    ReportStore.Issued require(String code, String address) {
        limits.take("report-verification", address, config.mostPerAddress(), config.period());
        return QuarkusTransaction.requiringNew()
                .call(() -> ReportCode.read(code).flatMap(store::findIssued))
                .orElseThrow(REPORT_NOT_FOUND::with);
    }
}
