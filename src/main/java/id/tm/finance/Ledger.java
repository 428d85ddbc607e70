package id.tm.finance;

import static id.tm.finance.FinanceError.LEDGER_TRANSACTION_NOT_FOUND;
import static id.tm.finance.FinanceError.NOT_REVERSIBLE;

import id.tm.finance.ledger.Bookkeeper;
import id.tm.finance.ledger.LedgerQueries;
import id.tm.finance.ledger.LedgerTransaction;
import id.tm.platform.tx.RetryConflicts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The books. A posting is written in the caller's transaction, or in one of its own; whoever posts inside a longer
 * transaction puts {@link RetryConflicts} on that.
 */
@ApplicationScoped
public class Ledger {

    private final Bookkeeper bookkeeper;

    Ledger(Bookkeeper bookkeeper) {
        this.bookkeeper = bookkeeper;
    }

    /**
     * Writes the event down, once: the same event again changes nothing and answers with the posting that is there, the
     * same purpose and reference with another content is refused (409 {@code posting-conflict}). 409
     * {@code insufficient-funds} when a wallet does not have the money, {@code hold-settled} when the hold it settles
     * is settled, {@code wallet-parked} when the auditor lets nothing out of the wallet.
     */
    @Transactional
    @RetryConflicts
    public Posted post(Posting posting) {
        return bookkeeper.post(posting);
    }

    /**
     * Takes a posting back by another one that is linked with it, once. 409 {@code not-reversible} for those of a case
     * ({@link Purpose#isOfCase}): the case itself is refunded, reversed or settled.
     */
    @Transactional
    @RetryConflicts
    public Posted reverse(UUID transactionId, String note) {
        LedgerTransaction original = LedgerTransaction.<LedgerTransaction>findByIdOptional(transactionId)
                .orElseThrow(LEDGER_TRANSACTION_NOT_FOUND::with);
        if (original.purpose().isOfCase()) throw NOT_REVERSIBLE.with();
        List<Leg> legs = LedgerQueries.legs(transactionId);
        return bookkeeper.post(new Correction(transactionId, original.purpose(), legs, note));
    }

    /**
     * What stands on an account of the house, all its parts together, counted on its own side.
     *
     * @param at as it was at that instant, null for now
     */
    @Transactional
    public long balance(AccountKind account, String qualifier, @Nullable Instant at) {
        return account.onItsSide(LedgerQueries.houseBalance(account, qualifier, at));
    }
}
