package id.tm.account.log;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record ActivityAdminView(
        UUID id,
        Instant at,
        UUID userId,
        @Schema(examples = "SESSION_BOOKED") String action,
        @Schema(examples = "FEEDBACK_SESSION") String subjectType,
        UUID subjectId,

        @Schema(examples = "203.0.113.0/24", description = "Where it came from, roughly")
        String network,

        @Schema(examples = "Mozilla/5.0 (Android 15; Mobile)", description = "What the client said it was")
        String device) {

    static ActivityAdminView of(ActivityEntry entry) {
        return new ActivityAdminView(
                entry.id,
                entry.createdAt,
                entry.userId(),
                entry.action(),
                entry.subjectType(),
                entry.subjectId(),
                entry.network(),
                entry.device());
    }
}
