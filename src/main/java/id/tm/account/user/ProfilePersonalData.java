package id.tm.account.user;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The account and who stands behind it. That there was one stays: other rows point at it. */
@ApplicationScoped
class ProfilePersonalData implements PersonalData {

    private final ProfileService profiles;

    ProfilePersonalData(ProfileService profiles) {
        this.profiles = profiles;
    }

    @Override
    public String section() {
        return "account";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        return profiles.view(Profile.of(userId));
    }

    /** The user itself goes last, by {@link User#erase}. */
    @Override
    @Transactional
    public void erase(UUID userId) {
        Profile.lockOf(userId).erase();
        Panache.getEntityManager()
                .createNativeQuery("delete from email_verifications where user_id = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }
}
