package id.tm.account;

import id.tm.account.admin.Admin;
import id.tm.account.user.UserFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Who works in the back office, for the floors above. */
@ApplicationScoped
public class BackOffice {

    /** Whether the admin has the e-mail address of the user, so that both are one person in two realms. */
    @Transactional
    public boolean isAlso(UUID adminId, UUID userId) {
        return Admin.<Admin>findByIdOptional(adminId)
                .flatMap(
                        admin -> UserFacts.find(userId).map(user -> user.email().equalsIgnoreCase(admin.email())))
                .orElse(false);
    }
}
