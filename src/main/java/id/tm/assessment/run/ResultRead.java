package id.tm.assessment.run;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** That somebody else than its owner read a result. Table: user_assessment_reads. */
@Entity
@Table(name = "user_assessment_reads")
class ResultRead extends AppendOnly {

    /** The role of the back office's people; all others are users. */
    static final String STAFF = "ADMIN";

    @Column(updatable = false)
    UUID userAssessmentId;

    /** A user, or an admin where the role says so. */
    @Column(updatable = false)
    UUID readerId;

    @Column(updatable = false)
    String role;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    ResultPart part;

    protected ResultRead() {}

    ResultRead(UUID userAssessmentId, UUID readerId, String role, ResultPart part) {
        this.userAssessmentId = userAssessmentId;
        this.readerId = readerId;
        this.role = role;
        this.part = part;
    }

    static List<ResultRead> of(UUID runId) {
        return list("userAssessmentId = ?1 order by createdAt, id", runId);
    }
}
