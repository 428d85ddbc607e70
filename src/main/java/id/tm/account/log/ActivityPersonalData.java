package id.tm.account.log;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What a person did, and roughly from where. That it was done stays on record. */
@ApplicationScoped
class ActivityPersonalData implements PersonalData {

    @RegisterForReflection
    record Logs(List<ActivityView> asMember, List<ActivityView> asPractitioner) {}

    @Override
    public String section() {
        return "activity";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<MemberLog> member = MemberLog.list("userId = ?1 order by createdAt, id", userId);
        List<PractitionerLog> practitioner = PractitionerLog.list("userId = ?1 order by createdAt, id", userId);
        return new Logs(
                member.stream().map(ActivityView::of).toList(),
                practitioner.stream().map(ActivityView::of).toList());
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        // What was just done is to be among it.
        Panache.getEntityManager().flush();
        for (String table : List.of("member_logs", "practitioner_logs")) {
            Panache.getEntityManager()
                    .createNativeQuery("update " + table + " set network = null, device = null where user_id = :user")
                    .setParameter("user", userId)
                    .executeUpdate();
        }
    }
}
