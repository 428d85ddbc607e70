package id.tm.account.login;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Where a person was logged in. */
@ApplicationScoped
class SessionPersonalData implements PersonalData {

    @Override
    public String section() {
        return "sessions";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<LoginSession> sessions = LoginSession.list("userId = ?1 order by createdAt, id", userId);
        return sessions.isEmpty()
                ? null
                : sessions.stream()
                        .map(session -> SessionView.of(session, null))
                        .toList();
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        Panache.getEntityManager().flush();
        Panache.getEntityManager()
                .createNativeQuery("update login_sessions set device_name = null, address = 'erased',"
                        + " version = version + 1 where user_id = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }
}
