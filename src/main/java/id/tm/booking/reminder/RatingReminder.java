package id.tm.booking.reminder;

import id.tm.support.ReminderPlan;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** One planned reminder to rate a completed session. Table: ratting_reminders. */
@Entity
@Table(name = "ratting_reminders")
public class RatingReminder extends ReminderPlan {

    static List<RatingReminder> of(UUID sessionId) {
        return list("subjectId = ?1 order by dueAt, audience, id", sessionId);
    }
}
