package id.tm.assessment.run;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a run was scored with, once. Another scoring is another row. Table: user_assessment_results. */
@Entity
@Table(name = "user_assessment_results")
class RunResult extends AppendOnly {

    @Column(updatable = false)
    UUID userAssessmentId;

    @Column(updatable = false)
    int resultVersion;

    @Column(updatable = false)
    int keyRevision;

    @Column(updatable = false)
    int normsRevision;

    @Column(updatable = false)
    int textsRevision;

    @Column(updatable = false)
    String engine;

    /** The scores as JSON, sealed with the key of the run. */
    @Column(updatable = false)
    String content;

    @Column(updatable = false)
    String reason;

    @Column(updatable = false)
    UUID scoredBy;

    protected RunResult() {}

    RunResult(UUID userAssessmentId, int resultVersion, String content) {
        this.userAssessmentId = userAssessmentId;
        this.resultVersion = resultVersion;
        this.content = content;
    }

    static Optional<RunResult> newest(UUID runId) {
        return find("userAssessmentId = ?1 order by resultVersion desc", runId).firstResultOptional();
    }

    static Optional<RunResult> find(UUID runId, int version) {
        return find("userAssessmentId = ?1 and resultVersion = ?2", runId, version)
                .firstResultOptional();
    }

    static List<RunResult> of(UUID runId) {
        return list("userAssessmentId = ?1 order by resultVersion desc", runId);
    }
}
