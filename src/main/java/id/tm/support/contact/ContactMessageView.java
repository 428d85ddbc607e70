package id.tm.support.contact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A contact message in the list. */
@RegisterForReflection
public record ContactMessageView(
        UUID id,
        @Schema(examples = "TM-7KQ4XW2P") String reference,
        ContactStatus status,
        boolean spam,
        @Schema(examples = "Sari Wulandari") String name,
        @Schema(examples = "sari@example.com") String email,
        @Schema(examples = "0812-3456-7890") String phone,
        @Schema(examples = "Laporan belum muncul") String subject,

        @Schema(examples = "Saya sudah menyelesaikan tes kemarin, tetapi laporannya belum ada.")
        String message,

        @Schema(examples = "id") String locale,
        UUID userId,
        UUID assigneeId,
        Instant createdAt,
        Instant firstRepliedAt,
        Instant resolvedAt,

        @Schema(examples = "31", description = "Full hours from its arrival until it was resolved, or until now")
        long hoursOpen,

        @Schema(description = "Open for longer than the promised time")
        boolean overdue) {

    static ContactMessageView of(ContactUs c, Duration answerWithin, Instant now) {
        return new ContactMessageView(
                c.id,
                c.reference,
                c.status(),
                c.spam,
                c.name,
                c.email,
                c.phone,
                c.subject,
                c.message,
                c.locale,
                c.userId,
                c.assigneeId,
                c.createdAt,
                c.firstRepliedAt(),
                c.resolvedAt(),
                Math.max(0, c.open(now).toHours()),
                c.isOverdue(answerWithin, now));
    }
}
