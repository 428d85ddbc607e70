package id.tm.finance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A business event as the ledger writes it: pure data that says which entries it makes. There is one record per event,
 * and no posting is made of anything else.
 */
public sealed interface Posting
        permits PaymentPosting,
                RefundPosting,
                CommissionPosting,
                WithdrawalPosting,
                BankReceipt,
                VoucherSale,
                QuotaPosting,
                WalletPosting,
                Correction {

    Purpose purpose();

    /** What it is about; with the purpose it identifies the posting for good. */
    Reference reference();

    /** Entries in the order they are written; they add up to zero, and those of nothing are left out. */
    List<Leg> legs();

    default Optional<HoldChange> hold() {
        return Optional.empty();
    }

    /** The posting that this one takes back. */
    default @Nullable UUID reversalOf() {
        return null;
    }

    default @Nullable String note() {
        return null;
    }

    /** Whether what it brings to the available part of a wallet, or takes from it, counts as earned. */
    default boolean earning() {
        return purpose().isEarning();
    }

    /** Refuses an amount that cannot be one. */
    static long positive(long amount) {
        if (amount <= 0) throw new IllegalArgumentException("amount " + amount);
        return amount;
    }

    static long notNegative(long amount) {
        if (amount < 0) throw new IllegalArgumentException("amount " + amount);
        return amount;
    }

    static List<Leg> withoutNothing(List<Leg> legs) {
        return legs.stream().filter(leg -> leg.amount() != 0).toList();
    }
}
