package id.tm.assessment.run;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Extra time for a run, or for one of its sections. Table: user_assessment_time_grants. */
@Entity
@Table(name = "user_assessment_time_grants")
class TimeGrant extends AppendOnly {

    @Column(updatable = false)
    UUID userAssessmentId;

    /** Null for the whole test. */
    @Column(updatable = false)
    String sectionCode;

    @Column(updatable = false)
    int seconds;

    @Column(updatable = false)
    String reason;

    @Column(updatable = false)
    UUID grantedBy;

    protected TimeGrant() {}

    TimeGrant(UUID userAssessmentId, String sectionCode, Duration time, String reason, UUID grantedBy) {
        this.userAssessmentId = userAssessmentId;
        this.sectionCode = sectionCode;
        this.seconds = Math.toIntExact(time.toSeconds());
        this.reason = reason;
        this.grantedBy = grantedBy;
    }

    static List<TimeGrant> of(UUID runId) {
        return list("userAssessmentId = ?1 order by createdAt, id", runId);
    }
}
