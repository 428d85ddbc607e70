package id.tm.finance.payout;

import static id.tm.finance.FinanceError.BANK_ACCOUNT_LIMIT;
import static id.tm.finance.FinanceError.BANK_ACCOUNT_NOT_FOUND;
import static id.tm.finance.FinanceError.BANK_ACCOUNT_TAKEN;
import static id.tm.finance.FinanceError.BANK_NOT_AVAILABLE;

import id.tm.account.FreshLogin;
import id.tm.account.MemberActivity;
import id.tm.finance.FinanceConfig;
import id.tm.finance.master.Bank;
import id.tm.platform.tx.RetryConflicts;
import id.tm.support.Messages;
import id.tm.support.OutgoingMessage;
import id.tm.support.Recipient;
import id.tm.support.RecipientDirectory;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with their bank accounts: each act takes a fresh login, and all of one person come one after the other. */
@ApplicationScoped
@RetryConflicts
class BankAccountService {

    private static final String SUBJECT = "BANK_ACCOUNT";

    private final FreshLogin fresh;
    private final OwnersLock locks;
    private final Fingerprints fingerprints;
    private final MemberActivity activity;
    private final Messages messages;
    private final RecipientDirectory directory;
    private final FinanceConfig.Payout config;
    private final Clock clock;

    BankAccountService(
            FreshLogin fresh,
            OwnersLock locks,
            Fingerprints fingerprints,
            MemberActivity activity,
            Messages messages,
            RecipientDirectory directory,
            FinanceConfig config,
            Clock clock) {
        this.fresh = fresh;
        this.locks = locks;
        this.fingerprints = fingerprints;
        this.activity = activity;
        this.messages = messages;
        this.directory = directory;
        this.config = config.payout();
        this.clock = clock;
    }

    /** The first account is the default. */
    @Transactional
    BankAccountView add(UUID userId, BankAccountRequest request) {
        fresh.require();
        locks.take(userId);
        Bank bank = Bank.findActive(request.bankCode()).orElseThrow(() -> BANK_NOT_AVAILABLE.with(request.bankCode()));
        List<UserBank> others = UserBank.listOfUser(userId);
        // The unique index judges too, but knows only what the same key has fingerprinted.
        boolean known = others.stream().anyMatch(other -> other.isAt(bank, request.number()));
        if (known) throw BANK_ACCOUNT_TAKEN.with();
        if (others.size() >= config.bankAccounts()) throw BANK_ACCOUNT_LIMIT.with(config.bankAccounts());
        UserBank account = new UserBank(
                userId,
                bank,
                request.number(),
                fingerprints.of("user_banks", userId, bank.code, request.number()),
                request.holderName().strip(),
                stripped(request.alias()),
                clock.instant());
        account.prefer(others.isEmpty());
        account.persist();
        Panache.getEntityManager().flush();
        tell(account, "BANK_ACCOUNT_ADDED", "bank-account-added");
        return BankAccountView.of(account);
    }

    @Transactional
    BankAccountView replace(UUID userId, UUID id, BankAccountChangeRequest request) {
        fresh.require();
        UserBank account = own(userId, id);
        account.rename(stripped(request.alias()));
        boolean changed = account.changeHolder(request.holderName().strip(), clock.instant());
        Panache.getEntityManager().flush();
        if (changed) tell(account, "BANK_ACCOUNT_CHANGED", "bank-account-changed");
        return BankAccountView.of(account);
    }

    @Transactional
    BankAccountView makeDefault(UUID userId, UUID id) {
        fresh.require();
        UserBank account = own(userId, id);
        Optional<UserBank> before = UserBank.defaultOf(userId);
        if (account.isDefault()) return BankAccountView.of(account);
        before.ifPresent(other -> other.prefer(false));
        // The index allows for one at any moment, so the order counts.
        Panache.getEntityManager().flush();
        account.prefer(true);
        Panache.getEntityManager().flush();
        activity.recordOfAccount(userId, "BANK_ACCOUNT_PREFERRED", SUBJECT, id);
        return BankAccountView.of(account);
    }

    /** Another account becomes the default when this was it: one that money can be sent to, if there is one. */
    @Transactional
    void retire(UUID userId, UUID id) {
        fresh.require();
        UserBank account = own(userId, id);
        boolean successor = account.isDefault();
        account.retire(clock.instant());
        Panache.getEntityManager().flush();
        if (successor) {
            UserBank.listOfUser(userId).stream()
                    .min(Comparator.comparing(other -> !other.verification().isVerified()))
                    .ifPresent(next -> next.prefer(true));
        }
        tell(account, "BANK_ACCOUNT_REMOVED", "bank-account-removed");
    }

    private UserBank own(UUID userId, UUID id) {
        locks.take(userId);
        return UserBank.lockOfUser(id, userId).orElseThrow(BANK_ACCOUNT_NOT_FOUND::with);
    }

    private void tell(UserBank account, String action, String template) {
        UUID userId = account.userId();
        activity.recordOfAccount(userId, action, SUBJECT, account.id);
        Recipient owner = directory.find(List.of(userId)).get(userId);
        if (owner == null) return;
        Instant now = clock.instant();
        messages.send(OutgoingMessage.urgentMail(
                template,
                owner,
                Map.of(
                        "name",
                        owner.name(),
                        "bank",
                        account.bank().name(),
                        "account",
                        String.valueOf(account.maskedNumber()),
                        "at",
                        now)));
    }

    private static @Nullable String stripped(@Nullable String alias) {
        return alias == null ? null : alias.strip();
    }
}
