package id.tm.assessment.feedbackonly;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What staff says of a result that somebody brought. */
@Schema(name = "FeedbackOnlyReviewRequest")
public record FeedbackOnlyReviewRequest(
        @NotNull @Schema(examples = "true") Boolean approved,

        @Size(min = 1, max = 1_000)
        @PlainText
        @Schema(
                examples = "Readable, and of the person",
                description = "Its owner reads it; a must when it is rejected")
        String reason) {

    @AssertTrue(message = "says why when it is rejected")
    @Schema(hidden = true)
    public boolean isReasoned() {
        return approved == null || approved || reason != null && !reason.isBlank();
    }
}
