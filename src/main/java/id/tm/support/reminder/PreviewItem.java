package id.tm.support.reminder;

import id.tm.support.Channel;
import id.tm.support.ReminderPlan;
import id.tm.support.ReminderSubject;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One message that would go out, or would not. Who and where are absent when the whole step would not. */
public record PreviewItem(
        @Schema(examples = "INVOICE") String kind,
        UUID subjectId,
        @Schema(examples = "D-7") String step,
        @Schema(examples = "BILLING") String audience,
        Instant plannedFor,
        UUID userId,
        String name,
        Channel channel,
        @Schema(examples = "keuangan@example.com") String address,
        Outcome outcome,

        @Schema(description = "When it leaves, unless something happens before")
        Instant leavesAt,

        @Schema(description = "Why it waits or does not go out", examples = "quiet hours")
        String reason) {

    /** What would become of it. */
    public enum Outcome {
        LEAVES,
        /** It waits until after the end of the preview. */
        HELD,
        UNDER_WAY,
        OBSOLETE,
        OPTED_OUT,
        SUPPRESSED,
        NO_ADDRESS,
        CAPPED,
        MISSED,
        /** Its subject cannot be asked; it is tried again. */
        FAILING
    }

    /** A step of a plan for which nobody is known yet. */
    static PreviewItem of(ReminderSubject subject, ReminderPlan plan, PreviewItem.Outcome outcome, String reason) {
        return new PreviewItem(
                subject.kind(),
                plan.subjectId,
                plan.step,
                plan.audience,
                plan.dueAt,
                null,
                null,
                null,
                null,
                outcome,
                null,
                reason);
    }

    /** A message that has been made ready. */
    static PreviewItem of(ReminderRecipient row, PreviewItem.Outcome outcome, String reason) {
        return new PreviewItem(
                row.kind,
                row.subjectId,
                row.step,
                row.audience,
                row.plannedAt,
                row.userId,
                row.name,
                row.channel,
                row.address,
                outcome,
                null,
                reason);
    }
}
