package id.tm.platform.probe;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

/** What the probe acts have written, in a table of the tests. */
@ApplicationScoped
public class ActLog {

    @Transactional
    void createTable(@Observes StartupEvent start) {
        Panache.getEntityManager()
                .createNativeQuery(
                        "create table if not exists probe_acts (subject text not null, touched int not null)")
                .executeUpdate();
    }

    @Transactional
    public void write(String subject) {
        Panache.getEntityManager()
                .createNativeQuery("insert into probe_acts values (:subject, 0)")
                .setParameter("subject", subject)
                .executeUpdate();
    }

    @Transactional
    public void touch(String subject) {
        Panache.getEntityManager()
                .createNativeQuery("update probe_acts set touched = touched + 1 where subject = :subject")
                .setParameter("subject", subject)
                .executeUpdate();
    }

    /** How often the subject was acted on. */
    @Transactional
    public int times(String subject) {
        return ((Number) Panache.getEntityManager()
                        .createNativeQuery("select count(*) from probe_acts where subject = :subject")
                        .setParameter("subject", subject)
                        .getSingleResult())
                .intValue();
    }
}
