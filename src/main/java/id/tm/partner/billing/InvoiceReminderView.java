package id.tm.partner.billing;

import id.tm.support.Channel;
import id.tm.support.ReminderOutcome;
import id.tm.support.ReminderPlanState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of an invoice's ladder and what became of it. */
public record InvoiceReminderView(
        @Schema(description = "Version of the plan: a moved due date makes a new one")
        int planVersion,

        @Schema(examples = "D-7") String step,
        Instant dueAt,
        ReminderPlanState state,
        @Schema(description = "When it left PLANNED") Instant settledAt,

        @Schema(description = "One for each billing contact and channel, once the step was due")
        List<Delivery> deliveries) {

    @Schema(name = "InvoiceReminderDelivery")
    public record Delivery(
            String recipient,
            Channel channel,
            @Schema(examples = "SENT") String state,

            @Schema(description = "Why it waits or never left")
            String reason,

            Instant sentAt) {

        static Delivery of(ReminderOutcome outcome) {
            return new Delivery(
                    outcome.recipientName(), outcome.channel(), outcome.state(), outcome.reason(), outcome.sentAt());
        }
    }

    static InvoiceReminderView of(PartnerInvoiceReminder step, List<ReminderOutcome> outcomes) {
        return new InvoiceReminderView(
                step.subjectVersion,
                step.step,
                step.dueAt,
                step.state,
                step.settledAt,
                outcomes.stream().map(Delivery::of).toList());
    }
}
