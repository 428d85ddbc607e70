package id.tm.sales.referral;

import static id.tm.sales.SalesError.REFERRAL_CODE_NOT_FOUND;

import id.tm.platform.BaseEntity;
import id.tm.sales.voucher.VoucherCode;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** By which code somebody brings others to us; everybody has one, and keeps it. Table: referral_codes. */
@Entity
@Table(name = "referral_codes")
class ReferralCode extends BaseEntity {

    /** The tier of whom nobody has put into another. */
    static final String STANDARD = "STANDARD";

    private static final int RANDOM_CHARACTERS = 8;

    @Column(updatable = false)
    UUID userId;

    @Column(updatable = false)
    String code;

    String tier;
    private boolean active;

    /** Its visits that are not kept any more; counted by {@link ReferralVisits} only. */
    @Column(insertable = false, updatable = false)
    private long forgottenVisits;

    protected ReferralCode() {}

    /** The one of that person, made now if there is none; under any number of parallel callers there is one. */
    static ReferralCode of(UUID userId, Instant now) {
        return findOf(userId).orElseGet(() -> {
            Panache.getEntityManager()
                    .createNativeQuery(
                            "insert into referral_codes (id, version, created_at, updated_at, user_id, code, tier, active)"
                                    + " values (:id, 0, :now, :now, :user, :code, :tier, true)"
                                    + " on conflict on constraint uq_referral_codes_user do nothing")
                    .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                    .setParameter("now", now)
                    .setParameter("user", userId)
                    .setParameter("code", VoucherCode.random(RANDOM_CHARACTERS))
                    .setParameter("tier", STANDARD)
                    .executeUpdate();
            return findOf(userId).orElseThrow();
        });
    }

    static Optional<ReferralCode> findOf(UUID userId) {
        return find("userId", userId).firstResultOptional();
    }

    /** However it is typed. */
    static Optional<ReferralCode> findByCode(String code) {
        PanacheQuery<ReferralCode> found = find("code", normalised(code));
        return found.firstResultOptional();
    }

    static ReferralCode require(UUID id) {
        return ReferralCode.<ReferralCode>findByIdOptional(id).orElseThrow(REFERRAL_CODE_NOT_FOUND::with);
    }

    static String normalised(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    boolean isActive() {
        return active;
    }

    void activate(boolean wanted) {
        active = wanted;
    }

    long forgottenVisits() {
        return forgottenVisits;
    }
}
