package id.tm.booking.reminder;

import id.tm.support.ReminderPlan;
import id.tm.support.ReminderPlanState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One planned reminder and what became of it. */
@RegisterForReflection
public record SessionReminderView(
        UUID id,
        @Schema(examples = "FEEDBACK_SESSION") String kind,
        @Schema(examples = "H-24") String step,
        @Schema(examples = "MEMBER") String audience,

        @Schema(examples = "1", description = "The session's plan version it belongs to")
        int planVersion,

        Instant dueAt,
        ReminderPlanState state,
        Instant settledAt) {

    static SessionReminderView of(String kind, ReminderPlan plan) {
        return new SessionReminderView(
                plan.id, kind, plan.step, plan.audience, plan.subjectVersion, plan.dueAt, plan.state, plan.settledAt);
    }
}
