package id.tm.assessment.run;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A time in which the clock of a run stood still. Table: user_assessment_pauses. */
@Entity
@Table(name = "user_assessment_pauses")
class RunPause extends BaseEntity {

    @Column(updatable = false)
    UUID userAssessmentId;

    @Column(updatable = false)
    Instant pausedAt;

    private Instant resumedAt;

    @Column(updatable = false)
    String reason;

    @Column(updatable = false)
    UUID pausedBy;

    protected RunPause() {}

    RunPause(UUID userAssessmentId, Instant now, String reason, UUID pausedBy) {
        this.userAssessmentId = userAssessmentId;
        this.pausedAt = now.truncatedTo(ChronoUnit.MICROS);
        this.reason = reason;
        this.pausedBy = pausedBy;
    }

    static List<RunPause> of(UUID runId) {
        return list("userAssessmentId = ?1 order by pausedAt, id", runId);
    }

    static Optional<RunPause> findOpen(UUID runId) {
        return find("userAssessmentId = ?1 and resumedAt is null", runId).firstResultOptional();
    }

    void resume(Instant now) {
        resumedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    Instant resumedAt() {
        return resumedAt;
    }
}
