package id.tm.support.reminder;

import jakarta.inject.Singleton;

/** Job {@code invoice-reminders}: reminders of the kind INVOICE. */
@Singleton
class InvoiceReminders extends KindJob {

    InvoiceReminders(ReminderEngine engine, JobRuns runs) {
        super("invoice-reminders", "INVOICE", engine, runs);
    }
}
