package id.tm.support.audit;

import id.tm.platform.change.CauserType;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who changed what. Secrets are never in it, personal data is masked. */
public record ActivityLogView(
        UUID id,
        Instant occurredAt,
        @Schema(examples = "access") String logName,
        ActivityLog.Event event,
        @Schema(examples = "Role") String subjectType,

        @Schema(examples = "019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b")
        String subjectId,

        @Schema(
                examples = "role_permissions",
                description = "Where it is stored; a part of the subject may have a table of its own")
        String table,

        CauserType causerType,

        @Schema(description = "A person's or an API key's id, or a job's name; absent for the service itself")
        String causerId,

        @Schema(description = "The changed columns as they were", examples = "{\"name\": \"Support\"}")
        Map<String, Object> before,

        @Schema(description = "The changed columns as they are", examples = "{\"name\": \"Help desk\"}")
        Map<String, Object> after,

        @Schema(examples = "kVd3hTqB1wRr2mPz") String requestId,
        @Schema(examples = "Issued to the wrong partner") String reason,

        @Schema(examples = "tm_service", description = "The login at the database")
        String databaseUser) {

    static ActivityLogView of(ActivityLog log) {
        return new ActivityLogView(
                log.id,
                log.occurredAt,
                log.logName,
                log.event,
                log.subjectType,
                log.subjectId,
                log.tableName,
                log.causerType,
                log.causerId,
                log.before,
                log.after,
                log.requestId,
                log.reason,
                log.databaseUser);
    }
}
