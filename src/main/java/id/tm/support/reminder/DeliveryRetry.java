package id.tm.support.reminder;

import static id.tm.support.SupportError.REMINDER_DELIVERY_NOT_FAILED;
import static id.tm.support.SupportError.REMINDER_DELIVERY_NOT_FOUND;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An operator's second try. */
@ApplicationScoped
class DeliveryRetry {

    private final Clock clock;

    DeliveryRetry(Clock clock) {
        this.clock = clock;
    }

    @Transactional
    ReminderRecipient find(UUID id) {
        ReminderRecipient delivery = ReminderRecipient.findById(id);
        if (delivery == null) throw REMINDER_DELIVERY_NOT_FOUND.with();
        return delivery;
    }

    /** The step gets its catch-up budget anew, counted from now. */
    @Transactional
    ReminderRecipient again(UUID id) {
        ReminderRecipient delivery = find(id);
        Instant now = clock.instant();
        if (!Deliveries.QUEUE.replay(id, now)) {
            Panache.getEntityManager().refresh(delivery);
            throw REMINDER_DELIVERY_NOT_FAILED.with(delivery.state()).property("currentState", delivery.state());
        }
        Reminder definition = Reminder.findById(delivery.reminderId);
        Panache.getEntityManager()
                .createNativeQuery(
                        "update reminder_recipients set reason = 'tried again by an operator', sent_at = null,"
                                + " provider_message_id = null, expires_at = greatest(expires_at, :until) where id = :id")
                .setParameter("until", now.plus(Duration.parse(definition.catchUp)))
                .setParameter("id", id)
                .executeUpdate();
        Panache.getEntityManager().refresh(delivery);
        return delivery;
    }
}
