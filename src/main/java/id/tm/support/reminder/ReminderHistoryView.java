package id.tm.support.reminder;

import id.tm.support.Channel;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record ReminderHistoryView(
        UUID id,
        UUID deliveryId,
        @Schema(examples = "INVOICE") String kind,
        UUID subjectId,
        @Schema(examples = "D-7") String step,
        @Schema(examples = "BILLING") String audience,
        UUID userId,
        String name,
        Channel channel,
        @Schema(examples = "keuangan@example.com") String address,
        @Schema(examples = "id") String locale,
        @Schema(examples = "Asia/Jakarta") String zone,
        @Schema(examples = "invoice-reminder-before") String templateKey,
        UUID templateId,
        @Schema(examples = "3") int templateVersion,
        String subject,
        String messageId,
        Instant sentAt) {

    static ReminderHistoryView of(ReminderHistory h) {
        return new ReminderHistoryView(
                h.id,
                h.deliveryId,
                h.kind,
                h.subjectId,
                h.step,
                h.audience,
                h.userId,
                h.name,
                h.channel,
                h.address,
                h.locale,
                h.zone,
                h.templateKey,
                h.templateId,
                h.templateVersion,
                h.subject,
                h.messageId,
                h.sentAt);
    }
}
