package id.tm.support.reminder;

import jakarta.inject.Singleton;

/** Job {@code feedback-reminders}: reminders of the kind FEEDBACK_SESSION. */
@Singleton
class FeedbackReminders extends KindJob {

    FeedbackReminders(ReminderEngine engine, JobRuns runs) {
        super("feedback-reminders", "FEEDBACK_SESSION", engine, runs);
    }
}
