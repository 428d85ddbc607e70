package id.tm.finance.payout;

import static id.tm.finance.FinanceError.BANK_ACCOUNT_NOT_FOUND;
import static id.tm.finance.FinanceError.BANK_ACCOUNT_NOT_VERIFIED;
import static id.tm.finance.FinanceError.BANK_NOT_AVAILABLE;

import id.tm.finance.BankInfo;
import id.tm.finance.master.Bank;
import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.EncryptedText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bank account that its owner is paid out to. Bank and number never change; the holder does, and is checked again
 * then. One that is not wanted any more is retired and stays, as money may have gone there. Table: user_banks.
 */
@Entity
@Table(name = "user_banks")
public class UserBank extends BaseEntity {

    @Column(updatable = false)
    private UUID userId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "bank_id", updatable = false)
    private Bank bank;

    @Convert(converter = EncryptedText.class)
    private @Nullable String number;

    @Column(updatable = false)
    String numberKey;

    @Convert(converter = EncryptedText.class)
    private @Nullable String holder;

    private @Nullable String alias;
    private boolean isDefault;

    @Embedded
    private Verification verification = new Verification();

    private Instant changedAt;
    private @Nullable Instant retiredAt;

    protected UserBank() {}

    UserBank(
            UUID userId,
            Bank bank,
            String number,
            String numberKey,
            String holder,
            @Nullable String alias,
            Instant now) {
        this.userId = userId;
        this.bank = bank;
        this.number = number;
        this.numberKey = numberKey;
        this.holder = holder;
        this.alias = alias;
        this.changedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The account, when money can be sent there now: the user's own, not retired, verified, of a bank that is on offer;
     * else 404 or 422. Whoever holds the lock of the user's wallet can rely on it until the commit.
     */
    public static UserBank requirePayable(UUID userId, UUID id) {
        UserBank account = findOfUser(id, userId).orElseThrow(BANK_ACCOUNT_NOT_FOUND::with);
        if (!account.verification.isVerified()) throw BANK_ACCOUNT_NOT_VERIFIED.with();
        if (!account.bank.active) throw BANK_NOT_AVAILABLE.with(account.bank.code);
        return account;
    }

    /** Where the user wants money sent who names no account; empty when there is no account, and it need not be verified. */
    public static Optional<UserBank> defaultOf(UUID userId) {
        return find("userId = ?1 and isDefault and retiredAt is null", userId).firstResultOptional();
    }

    /** When any account of the user was added, changed or retired last; empty when there never was one. */
    public static Optional<Instant> lastChangeOf(UUID userId) {
        return find("userId = ?1 order by changedAt desc", userId)
                .<UserBank>firstResultOptional()
                .map(UserBank::changedAt);
    }

    /** Whether two people have, or had, one account at one bank; those of who is erased are not known any more. */
    public static boolean isShared(UUID userId, UUID otherId) {
        List<UserBank> others = list("userId = ?1 and number is not null", otherId);
        return UserBank.<UserBank>list("userId = ?1 and number is not null", userId).stream()
                .anyMatch(mine -> others.stream().anyMatch(other -> other.isAt(mine.bank, mine.number)));
    }

    /** An account in use, verified or not. */
    public static Optional<UserBank> findOfUser(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2 and retiredAt is null", id, userId).firstResultOptional();
    }

    static Optional<UserBank> lockOfUser(UUID id, UUID userId) {
        return find("id = ?1 and userId = ?2 and retiredAt is null", id, userId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Those in use, the oldest first. */
    static List<UserBank> listOfUser(UUID userId) {
        return list("userId = ?1 and retiredAt is null order by createdAt, id", userId);
    }

    static UserBank lockById(UUID id) {
        return UserBank.<UserBank>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(BANK_ACCOUNT_NOT_FOUND::with);
    }

    boolean isAt(Bank otherBank, String otherNumber) {
        return bank.id.equals(otherBank.id) && otherNumber.equals(number);
    }

    void rename(@Nullable String newAlias) {
        alias = newAlias;
    }

    /** Has the account checked again; false when the holder is the same. */
    boolean changeHolder(String newHolder, Instant now) {
        if (newHolder.equals(holder)) return false;
        holder = newHolder;
        changedAt = now.truncatedTo(ChronoUnit.MICROS);
        verification.startAnew();
        return true;
    }

    void retire(Instant now) {
        retiredAt = now.truncatedTo(ChronoUnit.MICROS);
        changedAt = retiredAt;
        isDefault = false;
    }

    void prefer(boolean preferred) {
        isDefault = preferred;
    }

    /** After the erasure of its owner nothing tells whose it was; that it was there stays, as withdrawals point at it. */
    void erase(Instant now) {
        if (retiredAt == null) retire(now);
        number = null;
        holder = null;
        alias = null;
        verification.eraseNote();
    }

    public UUID userId() {
        return userId;
    }

    public BankInfo bank() {
        return bank.info();
    }

    /** In full: for the order to the provider, and nothing else. Null once its owner is erased. */
    public @Nullable String number() {
        return number;
    }

    /** For people to read: its last four digits. */
    public @Nullable String maskedNumber() {
        return Masked.lastFour(number);
    }

    /** As the bank knows the owner; null once the owner is erased. */
    public @Nullable String holder() {
        return holder;
    }

    /** When it was added or its holder changed. */
    public Instant changedAt() {
        return changedAt;
    }

    public Verification verification() {
        return verification;
    }

    public boolean isRetired() {
        return retiredAt != null;
    }

    public boolean isDefault() {
        return isDefault;
    }

    @Nullable
    String alias() {
        return alias;
    }

    @Nullable
    Instant retiredAt() {
        return retiredAt;
    }
}
