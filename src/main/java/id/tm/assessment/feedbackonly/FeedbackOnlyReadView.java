package id.tm.assessment.feedbackonly;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That somebody of the staff fetched a file. */
@RegisterForReflection
@Schema(name = "FeedbackOnlyReadView")
public record FeedbackOnlyReadView(
        UUID id,

        @Schema(description = "Of the back office; not told to the owner of the file")
        UUID adminId,

        Instant at) {

    static FeedbackOnlyReadView of(FeedbackOnlyRead read) {
        return new FeedbackOnlyReadView(read.id, read.adminId, read.createdAt);
    }

    static FeedbackOnlyReadView forOwner(FeedbackOnlyRead read) {
        return new FeedbackOnlyReadView(read.id, null, read.createdAt);
    }
}
