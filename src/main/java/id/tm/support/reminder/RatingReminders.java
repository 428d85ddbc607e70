package id.tm.support.reminder;

import jakarta.inject.Singleton;

/** Job {@code rating-reminders}: reminders of the kind RATING. */
@Singleton
class RatingReminders extends KindJob {

    RatingReminders(ReminderEngine engine, JobRuns runs) {
        super("rating-reminders", "RATING", engine, runs);
    }
}
