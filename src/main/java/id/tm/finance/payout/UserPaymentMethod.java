package id.tm.finance.payout;

import id.tm.finance.gateway.PaymentProvider;
import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.EncryptedText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A way to pay that a provider keeps for somebody: the provider's token and what may be shown of it, never the number of
 * a card. Table: user_payment_methods.
 */
@Entity
@Table(name = "user_payment_methods")
class UserPaymentMethod extends BaseEntity {

    @Column(updatable = false)
    private UUID userId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    PaymentProvider provider;

    @Convert(converter = EncryptedText.class)
    String token;

    @Column(updatable = false)
    String tokenKey;

    @Enumerated(EnumType.STRING)
    PaymentMethodKind kind;

    String brand;

    @Nullable
    String lastFour;

    private @Nullable Integer expiryYear;
    private @Nullable Integer expiryMonth;

    @Convert(converter = EncryptedText.class)
    @Nullable
    String holder;

    @Nullable
    String alias;

    private boolean isDefault;

    protected UserPaymentMethod() {}

    UserPaymentMethod(UUID userId, PaymentProvider provider, String token, String tokenKey) {
        this.userId = userId;
        this.provider = provider;
        this.token = token;
        this.tokenKey = tokenKey;
    }

    static Optional<UserPaymentMethod> findOfUser(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2", id, userId).firstResultOptional();
    }

    /** The oldest first. */
    static List<UserPaymentMethod> listOfUser(UUID userId) {
        return list("userId = ?1 order by createdAt, id", userId);
    }

    void expiresAfter(@Nullable YearMonth last) {
        expiryYear = last == null ? null : last.getYear();
        expiryMonth = last == null ? null : last.getMonthValue();
    }

    /** The last month in which it works; null for what does not expire. */
    @Nullable
    YearMonth expiry() {
        return expiryYear == null || expiryMonth == null ? null : YearMonth.of(expiryYear, expiryMonth);
    }

    void prefer(boolean preferred) {
        isDefault = preferred;
    }

    boolean isDefault() {
        return isDefault;
    }

    UUID userId() {
        return userId;
    }
}
