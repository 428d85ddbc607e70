package id.tm.account;

import id.tm.account.partnerprofile.PartnerContact;
import id.tm.account.partnerprofile.PartnerProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The partners, for the floors above. */
@ApplicationScoped
public class Partners {

    /** The main partner that a partner or an operator acts for. */
    @Transactional
    public Optional<Partner> ofUser(UUID userId) {
        return PartnerProfile.findByUser(userId).map(PartnerProfile::main).map(Partners::partner);
    }

    /** {@code partnerId} is a main partner's; an operator's row is not a partner. */
    @Transactional
    public Optional<Partner> find(UUID partnerId) {
        return PartnerProfile.findMain(partnerId).map(Partners::partner);
    }

    /** Reads these main partners at once; {@link #find} of each then needs no query in the same transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void readAhead(Collection<UUID> partnerIds) {
        PartnerProfile.list("id in ?1", partnerIds);
    }

    private static Partner partner(PartnerProfile profile) {
        return new Partner(
                profile.id,
                profile.userId,
                profile.name,
                profile.isActive(),
                profile.billingKind.name(),
                profile.contacts.stream()
                        .filter(PartnerContact::billing)
                        .map(PartnerContact::toContact)
                        .toList());
    }
}
