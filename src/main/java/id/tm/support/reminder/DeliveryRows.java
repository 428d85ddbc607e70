package id.tm.support.reminder;

import id.tm.platform.work.Rows;
import id.tm.support.Channel;
import id.tm.support.Recipient;
import id.tm.support.ReminderNotice;
import id.tm.support.ReminderPlan;
import id.tm.support.ReminderSubject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** What plans of one kind come to: a delivery for each person and channel, and the steps that these make obsolete. */
final class DeliveryRows {

    private final ReminderSubject subject;
    private final QuietTime quiet;
    private final Map<Channel, Set<String>> suppressed;
    private final Instant now;
    private final Rows steps = new Rows();
    private final Rows deliveries = new Rows();

    DeliveryRows(ReminderSubject subject, QuietTime quiet, Map<Channel, Set<String>> suppressed, Instant now) {
        this.subject = subject;
        this.quiet = quiet;
        this.suppressed = suppressed;
        this.now = now;
    }

    void add(ReminderPlan plan, Reminder definition, ReminderNotice notice) {
        steps.add()
                .with("subject_id", plan.subjectId)
                .with("audience", plan.audience)
                .with("step", plan.step)
                .with("planned_at", plan.dueAt);
        for (Recipient person : notice.recipients()) {
            for (Channel channel : definition.channels) add(plan, definition, person, channel);
        }
    }

    private void add(ReminderPlan plan, Reminder definition, Recipient person, Channel channel) {
        Instant expiresAt = definition.expiresAt(plan.dueAt);
        String address = person.address(channel);
        boolean stopped = address != null && suppressed.get(channel).contains(address);
        Rows.Row row = deliveries
                .add()
                .with("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .with("kind", subject.kind())
                .with("plan_id", plan.id)
                .with("reminder_id", definition.id)
                .with("subject_id", plan.subjectId)
                .with("step", plan.step)
                .with("audience", plan.audience)
                .with("recipient_key", person.key())
                .with("user_id", person.userId())
                .with("name", person.name())
                .with("channel", channel)
                .with("address", address)
                .with("locale", person.locale().toLanguageTag())
                .with("zone", person.zone())
                .with("planned_at", plan.dueAt)
                .with("expires_at", expiresAt);
        Verdict verdict =
                Verdict.of(person, channel, stopped, subject.critical(), quiet, new Verdict.Window(now, expiresAt));
        if (verdict instanceof Verdict.Skip skip) {
            row.with("state", skip.state()).with("reason", skip.reason()).with("due_at", now);
        } else if (verdict instanceof Verdict.Hold hold) {
            row.with("state", RecipientState.QUEUED)
                    .with("reason", hold.reason())
                    .with("due_at", hold.until());
        } else {
            row.with("state", RecipientState.QUEUED).with("due_at", plan.dueAt);
        }
    }

    Rows steps() {
        return steps;
    }

    Rows deliveries() {
        return deliveries;
    }
}
