package id.tm.support.reminder;

import id.tm.support.messaging.DeliveryReceipts;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** What a provider later says of a reminder it took. */
@ApplicationScoped
class ReminderReceipts implements DeliveryReceipts {

    private final Clock clock;

    ReminderReceipts(Clock clock) {
        this.clock = clock;
    }

    @Override
    @Transactional
    public boolean apply(Receipt receipt) {
        RecipientState next = RecipientState.valueOf(receipt.status().name());
        List<String> before = List.of(RecipientState.SENT, RecipientState.FAILED, RecipientState.DELIVERED).stream()
                .filter(state -> state.canBecome(next))
                .map(RecipientState::name)
                .toList();
        if (!before.isEmpty()) {
            Panache.getEntityManager()
                    .createNativeQuery("update reminder_recipients set state = :next,"
                            + " last_error = coalesce(cast(:error as text), last_error), updated_at = :at,"
                            + " version = version + 1 where channel = :channel and provider_message_id = :message"
                            + " and sent_at is not null and state in (:before)")
                    .setParameter("next", next.name())
                    .setParameter("error", receipt.error())
                    .setParameter("at", clock.instant())
                    .setParameter("channel", receipt.channel().name())
                    .setParameter("message", receipt.providerMessageId())
                    .setParameter("before", before)
                    .executeUpdate();
        }
        return ReminderRecipient.count(
                        "channel = ?1 and providerMessageId = ?2", receipt.channel(), receipt.providerMessageId())
                > 0;
    }
}
