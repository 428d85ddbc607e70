package id.tm.assessment.run;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** That somebody else than its owner read a result. Table: user_assessment_reads. */
@Entity
@Table(name = "user_assessment_reads")
class ResultRead extends AppendOnly {

    @Column(updatable = false)
    UUID userAssessmentId;

    /** A user, or an admin where the role says so. */
    @Column(updatable = false)
    UUID readerId;

    @Column(updatable = false)
    String role;

    protected ResultRead() {}

    ResultRead(UUID userAssessmentId, UUID readerId, String role) {
        this.userAssessmentId = userAssessmentId;
        this.readerId = readerId;
        this.role = role;
    }
}
