package id.tm.finance.payout;

import static id.tm.finance.FinanceError.TAX_NUMBER_NOT_FOUND;

import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.EncryptedText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tax number of somebody and from when to when it was the one. A new number is a new row. Table: user_npwps.
 */
@Entity
@Table(name = "user_npwps")
public class UserNpwp extends BaseEntity {

    @Column(updatable = false)
    private UUID userId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private TaxPayerKind kind;

    @Convert(converter = EncryptedText.class)
    private @Nullable String number;

    @Convert(converter = EncryptedText.class)
    private @Nullable String holder;

    @Embedded
    private Verification verification = new Verification();

    @Column(updatable = false)
    private Instant validFrom;

    private @Nullable Instant replacedAt;
    private @Nullable Instant taxedAt;

    protected UserNpwp() {}

    UserNpwp(UUID userId, TaxPayerKind kind, String number, String holder, Instant now) {
        this.userId = userId;
        this.kind = kind;
        this.number = number;
        this.holder = holder;
        this.validFrom = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** The one that counts at an instant. */
    static Optional<UserNpwp> findAt(UUID userId, Instant at) {
        return find(
                        "userId = ?1 and validFrom <= ?2 and (replacedAt is null or replacedAt > ?2)"
                                + " order by validFrom desc, id desc",
                        userId,
                        at)
                .firstResultOptional();
    }

    static Optional<UserNpwp> findCurrent(UUID userId) {
        return find("userId = ?1 and replacedAt is null", userId).firstResultOptional();
    }

    static Optional<UserNpwp> lockCurrent(UUID userId) {
        return find("userId = ?1 and replacedAt is null", userId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static UserNpwp lockById(UUID id) {
        return UserNpwp.<UserNpwp>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(TAX_NUMBER_NOT_FOUND::with);
    }

    /** Tax was withheld under it: from now on it is kept, also when its owner is erased. To be called again without harm. */
    public static void keepForTax(UUID id, Instant now) {
        UserNpwp taxed = lockById(id);
        if (taxed.taxedAt == null) taxed.taxedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** Of 16 digits, in full: for what the tax office is told, and nothing else. Null when it was erased. */
    public static Optional<String> numberOf(UUID id) {
        return UserNpwp.<UserNpwp>findByIdOptional(id).map(taxed -> taxed.number);
    }

    boolean says(TaxPayerKind otherKind, String otherNumber, String otherHolder) {
        return kind == otherKind && otherNumber.equals(number) && otherHolder.equals(holder);
    }

    void replace(Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        replacedAt = at.isBefore(validFrom) ? validFrom : at;
    }

    boolean isReplaced() {
        return replacedAt != null;
    }

    /** What tax was withheld under stays, as the law wants it. */
    void erase(Instant now) {
        if (replacedAt == null) replace(now);
        verification.eraseNote();
        if (taxedAt != null) return;
        number = null;
        holder = null;
    }

    /** Whether somebody had verified it by then. */
    boolean isVerifiedAt(Instant at) {
        Instant checked = verification.checkedAt();
        return verification.isVerified() && checked != null && !checked.isAfter(at);
    }

    boolean isCompany() {
        return kind == TaxPayerKind.COMPANY;
    }

    public UUID userId() {
        return userId;
    }

    TaxPayerKind kind() {
        return kind;
    }

    @Nullable
    String maskedNumber() {
        return Masked.lastFour(number);
    }

    /** As the tax office knows the owner; null when it was erased. */
    public @Nullable String holder() {
        return holder;
    }

    Verification verification() {
        return verification;
    }

    Instant validFrom() {
        return validFrom;
    }

    @Nullable
    Instant replacedAt() {
        return replacedAt;
    }
}
