package id.tm.assessment.feedbackonly;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A result that somebody brought to a consultation, without the file. */
@RegisterForReflection
@Schema(name = "FeedbackOnlyView")
public record FeedbackOnlyView(
        UUID id,
        UUID userId,
        UUID entitlementId,
        FeedbackOnlyState state,

        @Schema(examples = "482133", description = "Bytes") int size,

        @Schema(examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String sha256,

        @Schema(examples = "The pages with the themes are missing", description = "What was said of it")
        String reason,

        Instant createdAt,
        Instant decidedAt) {

    static FeedbackOnlyView of(UserFeedbackSessionOnly brought) {
        return new FeedbackOnlyView(
                brought.id,
                brought.userId,
                brought.entitlementId,
                brought.state(),
                brought.size,
                brought.sha256,
                brought.reason(),
                brought.createdAt,
                brought.decidedAt());
    }
}
