package id.tm.sales.transaction;

import id.tm.support.ReminderPlan;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One step of the reminders that a purchase waits for its money. Table: transaction_reminders. */
@Entity
@Table(name = "transaction_reminders")
public class TransactionReminder extends ReminderPlan {

    /** The kind of its definition rows. */
    static final String KIND = "CHECKOUT";
}
