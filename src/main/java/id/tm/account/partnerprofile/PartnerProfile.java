package id.tm.account.partnerprofile;

import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.EncryptedText;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The institution behind a partner, or, with a parent, the tie of an operator to its main partner. Table: partner_profile. */
@Entity
@Table(name = "partner_profile")
public class PartnerProfile extends BaseEntity {

    public UUID userId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    public PartnerProfile parent;

    /** Null for an operator, as is the billing kind: both are the main partner's. */
    public String name;

    @Enumerated(EnumType.STRING)
    public BillingKind billingKind;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<PartnerContact> contacts = new ArrayList<>();

    /** Tax number of the institution, 16 digits. */
    @Convert(converter = EncryptedText.class)
    String npwp;

    private boolean active = true;

    public static Optional<PartnerProfile> findByUser(UUID userId) {
        return find("userId", userId).firstResultOptional();
    }

    public static Map<UUID, PartnerProfile> ofUsers(Collection<UUID> userIds) {
        List<PartnerProfile> profiles =
                list("select p from PartnerProfile p left join fetch p.parent where p.userId in ?1", userIds);
        return profiles.stream().collect(Collectors.toMap(profile -> profile.userId, Function.identity()));
    }

    public static Optional<PartnerProfile> findMain(UUID id) {
        return PartnerProfile.<PartnerProfile>findByIdOptional(id).filter(profile -> profile.parent == null);
    }

    static Optional<PartnerProfile> lockMain(UUID id) {
        return find("id = ?1 and parent is null", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The tie of an operator to that main partner. */
    static Optional<PartnerProfile> lockOperator(UUID id, UUID mainId) {
        return find("id = ?1 and parent.id = ?2", id, mainId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    public PartnerProfile main() {
        return parent == null ? this : parent;
    }

    /** An operator is out as soon as its main partner is. */
    public boolean isActive() {
        return active && (parent == null || parent.active);
    }

    public void activate() {
        active = true;
    }

    public void deactivate() {
        active = false;
    }
}
