package id.tm.assessment.run;

import id.tm.support.ReminderPlan;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One step of the reminders that a test waits to be finished. Table: user_assessment_reminders. */
@Entity
@Table(name = "user_assessment_reminders")
public class RunReminder extends ReminderPlan {

    /** The kind of its definition rows. */
    static final String KIND = "TEST_UNFINISHED";
}
