package id.tm.support.messaging;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What messages know about a person: where they went and what they said. That one was sent stays on record. */
@ApplicationScoped
class MessagePersonalData implements PersonalData {

    private final Clock clock;

    MessagePersonalData(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String section() {
        return "messages";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<Message> messages = Message.list("userId = ?1 order by createdAt, id", userId);
        return messages.isEmpty()
                ? null
                : messages.stream().map(MessageView::of).toList();
    }

    /** What has not left by now never will. */
    @Override
    @Transactional
    public void erase(UUID userId) {
        Panache.getEntityManager()
                .createNativeQuery("""
                        update messages set address = 'erased', recipient_name = null, variables = null, last_error = null,
                               lease_until = null, version = version + 1, updated_at = :now,
                               state = case when state in ('QUEUED', 'SENDING') then 'SUPPRESSED' else state end
                        where user_id = :user
                        """)
                .setParameter("now", clock.instant())
                .setParameter("user", userId)
                .executeUpdate();
    }
}
