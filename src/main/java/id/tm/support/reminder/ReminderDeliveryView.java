package id.tm.support.reminder;

import id.tm.support.Channel;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record ReminderDeliveryView(
        UUID id,
        @Schema(examples = "INVOICE") String kind,
        UUID subjectId,
        @Schema(examples = "D-7") String step,
        @Schema(examples = "BILLING") String audience,
        UUID userId,
        String name,
        Channel channel,
        @Schema(examples = "keuangan@example.com") String address,
        RecipientState state,

        @Schema(description = "Why it was skipped or waits", examples = "quiet hours")
        String reason,

        Instant plannedAt,
        @Schema(description = "When it may leave") Instant dueAt,

        @Schema(description = "The end of its catch-up budget")
        Instant expiresAt,

        int attempts,
        String lastError,
        Instant sentAt,
        @Schema(examples = "<0198c0de-...@tm.example.com>") String messageId,
        Instant createdAt) {

    static ReminderDeliveryView of(ReminderRecipient r) {
        return new ReminderDeliveryView(
                r.id,
                r.kind,
                r.subjectId,
                r.step,
                r.audience,
                r.userId,
                r.name,
                r.channel,
                r.address,
                r.state(),
                r.reason,
                r.plannedAt,
                r.dueAt,
                r.expiresAt,
                r.attempts,
                r.lastError,
                r.sentAt,
                r.providerMessageId,
                r.createdAt);
    }
}
