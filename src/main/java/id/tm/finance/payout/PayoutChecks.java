package id.tm.finance.payout;

import static id.tm.finance.FinanceError.BANK_ACCOUNT_NOT_FOUND;
import static id.tm.finance.FinanceError.OWN_PAYOUT_DATA;
import static id.tm.finance.FinanceError.VERIFICATION_NOTE_REQUIRED;
import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.account.BackOffice;
import id.tm.platform.change.Changes;
import id.tm.platform.http.ETags;
import id.tm.platform.paging.Page;
import id.tm.support.RecipientDirectory;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What admins find out about bank accounts and tax numbers; never about their own. */
@ApplicationScoped
class PayoutChecks {

    private final RecipientDirectory directory;
    private final BackOffice backOffice;
    private final Changes changes;
    private final Clock clock;

    PayoutChecks(RecipientDirectory directory, BackOffice backOffice, Changes changes, Clock clock) {
        this.directory = directory;
        this.backOffice = backOffice;
        this.changes = changes;
        this.clock = clock;
    }

    /** What the owners are called now; those who are not active any more are not among them. */
    Map<UUID, String> names(Collection<UUID> owners) {
        return directory.find(owners).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().name()));
    }

    /** The rows, each beside the name of its owner. */
    <E, V> Page<V> named(Page<E> rows, Function<E, UUID> owner, BiFunction<E, @Nullable String, V> view) {
        Map<UUID, String> names =
                names(rows.items().stream().map(owner).distinct().toList());
        return new Page<>(
                rows.items().stream()
                        .map(row -> view.apply(row, names.get(owner.apply(row))))
                        .toList(),
                rows.nextCursor());
    }

    @Transactional
    UserBank verifyAccount(UUID admin, UUID id, @Nullable String ifMatch, PayoutVerificationRequest request) {
        UserBank account = account(id, ifMatch);
        verify(admin, account.userId(), account.holder(), account.verification(), request);
        return account;
    }

    @Transactional
    UserBank rejectAccount(UUID admin, UUID id, @Nullable String ifMatch, PayoutRejectionRequest request) {
        UserBank account = account(id, ifMatch);
        reject(admin, account.userId(), account.verification(), request);
        return account;
    }

    @Transactional
    UserNpwp verifyNumber(UUID admin, UUID id, @Nullable String ifMatch, PayoutVerificationRequest request) {
        UserNpwp number = number(id, ifMatch);
        verify(admin, number.userId(), number.holder(), number.verification(), request);
        return number;
    }

    @Transactional
    UserNpwp rejectNumber(UUID admin, UUID id, @Nullable String ifMatch, PayoutRejectionRequest request) {
        UserNpwp number = number(id, ifMatch);
        reject(admin, number.userId(), number.verification(), request);
        return number;
    }

    private static UserBank account(UUID id, @Nullable String ifMatch) {
        UserBank account = UserBank.lockById(id);
        if (account.isRetired()) throw BANK_ACCOUNT_NOT_FOUND.with();
        ETags.requireMatch(ifMatch, account.version);
        return account;
    }

    private static UserNpwp number(UUID id, @Nullable String ifMatch) {
        UserNpwp number = UserNpwp.lockById(id);
        ETags.requireMatch(ifMatch, number.version);
        if (number.isReplaced()) throw ILLEGAL_STATE.with("REPLACED").property("currentState", "REPLACED");
        return number;
    }

    private void verify(
            UUID admin, UUID owner, @Nullable String holder, Verification check, PayoutVerificationRequest request) {
        requireOther(admin, owner);
        NameCheck suggested = suggestion(holder, names(List.of(owner)).get(owner));
        boolean plain = request.nameCheck() == NameCheck.MATCH && suggested == NameCheck.MATCH;
        if (!plain && request.note() == null) throw VERIFICATION_NOTE_REQUIRED.with(String.valueOf(suggested));
        changes.because(request.note());
        check.verify(admin, request.nameCheck(), request.note(), clock.instant());
        Panache.getEntityManager().flush();
    }

    private void reject(UUID admin, UUID owner, Verification check, PayoutRejectionRequest request) {
        requireOther(admin, owner);
        changes.because(request.note());
        check.reject(admin, request.nameCheck(), request.note().strip(), clock.instant());
        Panache.getEntityManager().flush();
    }

    private void requireOther(UUID admin, UUID owner) {
        if (backOffice.isAlso(admin, owner)) throw OWN_PAYOUT_DATA.with();
    }

    /** Null when there is nothing to compare with. */
    static @Nullable NameCheck suggestion(@Nullable String holder, @Nullable String ownerName) {
        return holder == null || ownerName == null ? null : NameComparison.of(holder, ownerName);
    }
}
