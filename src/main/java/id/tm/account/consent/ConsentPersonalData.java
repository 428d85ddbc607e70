package id.tm.account.consent;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What a person agreed to. It stays as the proof that it was, under an id that says nothing any more. */
@ApplicationScoped
class ConsentPersonalData implements PersonalData {

    @RegisterForReflection
    record Consents(ConsentsView current, List<ConsentView> history) {}

    private final ConsentService consents;

    ConsentPersonalData(ConsentService consents) {
        this.consents = consents;
    }

    @Override
    public String section() {
        return "consents";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<UserConsent> history = UserConsent.list("userId = ?1 order by createdAt, id", userId);
        return new Consents(
                consents.of(userId), history.stream().map(ConsentView::of).toList());
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        Panache.getEntityManager()
                .createNativeQuery("delete from user_channel_opt_outs where user_id = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }
}
