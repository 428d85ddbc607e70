package id.tm.account.partnerprofile;

import id.tm.account.user.User;
import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.SecretTokens;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A link by which somebody begins to act for a partner, once. Table: partner_invitations. */
@Entity
@Table(name = "partner_invitations")
class PartnerInvitation extends BaseEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "partner_id")
    private PartnerProfile partner;

    private String email;
    private String fullName;
    private String locale;
    private String tokenHash;
    private Instant expiresAt;
    private Instant acceptedAt;
    private Instant revokedAt;

    protected PartnerInvitation() {}

    PartnerInvitation(
            PartnerProfile partner, String email, String fullName, String locale, String token, Instant expiresAt) {
        this.partner = partner;
        this.email = User.canonicalEmail(email);
        this.fullName = fullName.strip();
        this.locale = locale;
        this.tokenHash = SecretTokens.hash(token);
        this.expiresAt = expiresAt;
    }

    static Optional<PartnerInvitation> findUsable(String token, Instant now) {
        return find(
                        "tokenHash = ?1 and acceptedAt is null and revokedAt is null and expiresAt > ?2",
                        SecretTokens.hash(token),
                        now)
                .firstResultOptional();
    }

    /** An open one of that main partner. */
    static Optional<PartnerInvitation> lockOpen(UUID id, UUID partnerId) {
        return find("id = ?1 and partner.id = ?2 and acceptedAt is null and revokedAt is null", id, partnerId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Makes room for a new one to the same address; {@code onlyExpired}: an old one that still works stays. */
    static void revokeTo(UUID partnerId, String email, boolean onlyExpired, Instant now) {
        update(
                "revokedAt = ?1, updatedAt = ?1, version = version + 1 where partner.id = ?2 and email = ?3"
                        + " and acceptedAt is null and revokedAt is null and expiresAt <= ?4",
                now,
                partnerId,
                User.canonicalEmail(email),
                onlyExpired ? now : Instant.parse("9999-12-31T00:00:00Z"));
    }

    /** Uses it up; false when another request has just done so, or it was taken back. */
    boolean take(Instant now) {
        return update(
                        "acceptedAt = ?1, version = version + 1 where id = ?2 and acceptedAt is null and revokedAt is null",
                        now,
                        id)
                == 1;
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    static long purge(Instant expiredBefore) {
        return delete("expiresAt < ?1", expiredBefore);
    }

    PartnerProfile partner() {
        return partner;
    }

    String email() {
        return email;
    }

    String fullName() {
        return fullName;
    }

    String locale() {
        return locale;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
