package id.tm.account.log;

import id.tm.account.access.Role;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** What somebody did as a practitioner. Written by {@link id.tm.account.MemberActivity}. Table: practitioner_logs. */
@Entity
@Table(name = "practitioner_logs")
public class PractitionerLog extends ActivityEntry {

    protected PractitionerLog() {}

    public PractitionerLog(Act act) {
        super(act);
    }

    /** Whether the user keeps such a log now. */
    public static boolean isPractitioner(UUID userId) {
        return !Panache.getEntityManager()
                .createQuery("select r.id from User u join u.roles r where u.id = :user and r.name = :role", UUID.class)
                .setParameter("user", userId)
                .setParameter("role", Role.PRACTITIONER)
                .getResultList()
                .isEmpty();
    }
}
