package id.tm.support.reminder;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What reminders know about a person: where they were sent and what they said. That one was sent stays on record. */
@ApplicationScoped
class ReminderPersonalData implements PersonalData {

    @Override
    public String section() {
        return "reminders";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<ReminderHistory> histories = ReminderHistory.list("userId = ?1 order by createdAt, id", userId);
        return histories.isEmpty()
                ? null
                : histories.stream().map(ReminderHistoryView::of).toList();
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        for (String sql : List.of(
                "update reminder_recipients set name = null, address = null, last_error = null, version = version + 1"
                        + " where user_id = :user",
                "update reminder_histories set name = null, address = null, subject = null, variables = null"
                        + " where user_id = :user")) {
            Panache.getEntityManager()
                    .createNativeQuery(sql)
                    .setParameter("user", userId)
                    .executeUpdate();
        }
    }
}
