package id.tm.assessment.instrument;

import id.tm.assessment.scoring.NormGroup;
import id.tm.assessment.scoring.ScoringKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key, norms or texts of an instrument; their content when one is asked for by its id. */
@RegisterForReflection
@Schema(name = "QuestionGroupRevisionView")
public record RevisionView(
        UUID id,
        RevisionKind kind,
        @Schema(examples = "2") int revision,
        @Schema(examples = "Norms of 2026") String reason,
        ScoringKey key,
        List<NormGroup> norms,
        ReportTexts texts,
        Instant createdAt) {

    static RevisionView of(QuestionGroupRevision row) {
        return new RevisionView(row.id, row.kind, row.revision, row.reason, null, null, null, row.createdAt);
    }

    static RevisionView of(QuestionGroupRevision row, InstrumentStore store) {
        return new RevisionView(
                row.id,
                row.kind,
                row.revision,
                row.reason,
                row.kind == RevisionKind.KEY ? store.key(row) : null,
                row.kind == RevisionKind.NORMS ? store.norms(row) : null,
                row.kind == RevisionKind.TEXTS ? store.texts(row) : null,
                row.createdAt);
    }
}
