package id.tm.account.log;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One own act; {@code subjectType} and {@code subjectId} say what it was about. */
@RegisterForReflection
public record ActivityView(
        UUID id,
        Instant at,
        @Schema(examples = "SESSION_BOOKED") String action,
        @Schema(examples = "FEEDBACK_SESSION") String subjectType,
        UUID subjectId,

        @Schema(examples = "203.0.113.0/24", description = "Where it came from, roughly")
        String network,

        @Schema(examples = "Mozilla/5.0 (Android 15; Mobile)", description = "What the client said it was")
        String device) {

    static ActivityView of(ActivityEntry entry) {
        return new ActivityView(
                entry.id,
                entry.createdAt,
                entry.action(),
                entry.subjectType(),
                entry.subjectId(),
                entry.network(),
                entry.device());
    }
}
