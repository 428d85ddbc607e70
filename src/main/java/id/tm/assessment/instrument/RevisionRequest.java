package id.tm.assessment.instrument;

import id.tm.assessment.scoring.NormGroup;
import id.tm.assessment.scoring.ScoringKey;
import id.tm.platform.input.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Another key, other norms or other texts for a published instrument; one of the three. */
@Schema(name = "QuestionGroupRevisionRequest")
public record RevisionRequest(
        @NotBlank @Size(max = 1_000) @PlainText @Schema(examples = "Norms of 2026")
        String reason,

        @Valid ScoringKey key,
        @Size(max = 100) List<@NotNull @Valid NormGroup> norms,
        @Valid ReportTexts texts) {

    @AssertTrue(message = "one of key, norms and texts")
    @Schema(hidden = true)
    public boolean isOne() {
        return Stream.of(key, norms, texts).filter(Objects::nonNull).count() == 1;
    }

    RevisionKind kind() {
        if (key != null) return RevisionKind.KEY;
        return norms != null ? RevisionKind.NORMS : RevisionKind.TEXTS;
    }

    Object content() {
        return Stream.of(key, norms, texts).filter(Objects::nonNull).findFirst().orElseThrow();
    }
}
