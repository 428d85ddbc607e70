package id.tm.account.partnerprofile;

import id.tm.account.user.User;
import id.tm.platform.privacy.PersonalData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What a partner or operator is to the service. The institution is no person and stays, without anybody to act for it. */
@ApplicationScoped
class PartnerPersonalData implements PersonalData {

    @RegisterForReflection
    record Tie(String name, boolean operator, boolean active, List<PartnerContact> contacts) {}

    @Override
    public String section() {
        return "partner";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        return PartnerProfile.findByUser(userId)
                .map(own -> new Tie(own.main().name, own.parent != null, own.isActive(), own.contacts))
                .orElse(null);
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        User user = User.findById(userId);
        PartnerInvitation.delete("email", user.email());
        PartnerProfile.findByUser(userId).ifPresent(own -> {
            own.contacts = List.of();
            own.deactivate();
        });
    }
}
