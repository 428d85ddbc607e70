package id.tm.partner.billing;

import id.tm.support.ReminderPlanState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One step of an invoice's ladder. */
public record InvoiceReminderView(
        @Schema(description = "Version of the plan: a moved due date makes a new one")
        int planVersion,

        @Schema(examples = "D-7") String step,
        Instant dueAt,
        ReminderPlanState state,
        @Schema(description = "When it left PLANNED") Instant settledAt) {

    static InvoiceReminderView of(PartnerInvoiceReminder step) {
        return new InvoiceReminderView(step.subjectVersion, step.step, step.dueAt, step.state, step.settledAt);
    }
}
