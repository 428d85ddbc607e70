package id.tm.booking.reminder;

import id.tm.support.ReminderPlan;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** One planned reminder of a session that is coming. Table: feedback_reminders. */
@Entity
@Table(name = "feedback_reminders")
public class FeedbackReminder extends ReminderPlan {

    static List<FeedbackReminder> of(UUID sessionId) {
        return list("subjectId = ?1 order by dueAt, audience, id", sessionId);
    }
}
