package id.tm.finance.ledger;

import static id.tm.finance.FinanceError.POSTING_CONFLICT;

import id.tm.finance.AccountKind;
import id.tm.finance.FinanceConfig;
import id.tm.finance.HoldChange;
import id.tm.finance.Leg;
import id.tm.finance.Posted;
import id.tm.finance.Posting;
import id.tm.finance.wallet.Balance;
import id.tm.finance.wallet.Wallet;
import id.tm.finance.wallet.WalletHold;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes postings: head, wallets in the order of their ids, holds, accounts of the house, entries; everything or
 * nothing, in the caller's transaction. What many postings share is touched last and so held shortest.
 */
@ApplicationScoped
public class Bookkeeper {

    private final FinanceConfig config;
    private final Clock clock;

    Bookkeeper(FinanceConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** As {@link id.tm.finance.Ledger#post} says. */
    public Posted post(Posting posting) {
        List<Leg> legs = posting.legs();
        Optional<HoldChange> hold = posting.hold();
        requireBalanced(posting, legs, hold);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<UUID> head = LedgerTransaction.write(posting, legs.size(), now);
        if (head.isEmpty()) return found(posting, legs);
        UUID id = head.get();
        hold.filter(change -> change.act() != HoldChange.Act.PLACE).ifPresent(change -> settle(change, now));
        for (Wallet.Change change : changes(posting, legs)) {
            Balance.record(id, posting, change, Wallet.move(change, now));
        }
        hold.filter(change -> change.act() == HoldChange.Act.PLACE).ifPresent(change -> WalletHold.change(change, now));
        int subAccount = Math.floorMod(posting.reference().id().hashCode(), config.subAccounts());
        LedgerAccounts.moveHouse(legs, subAccount, now);
        write(id, legs, subAccount, now);
        return new Posted(id, false);
    }

    private static Posted found(Posting posting, List<Leg> legs) {
        UUID id = LedgerTransaction.idOf(posting);
        if (!LedgerQueries.legs(id).equals(legs)) {
            throw POSTING_CONFLICT
                    .with(posting.purpose(), posting.reference().id())
                    .property("transactionId", id);
        }
        return new Posted(id, true);
    }

    private static void settle(HoldChange change, Instant now) {
        Wallet.lock(change.walletId());
        WalletHold.change(change, now);
    }

    /** One for each wallet, in the order in which the database compares ids, which is not that of Java. */
    private static Collection<Wallet.Change> changes(Posting posting, List<Leg> legs) {
        TreeMap<String, Wallet.Change> changes = new TreeMap<>();
        for (Leg leg : legs) {
            if (leg.walletId() == null) continue;
            boolean available = leg.account() == AccountKind.AVAILABLE;
            Wallet.Change change = new Wallet.Change(
                    leg.walletId(),
                    available ? leg.amount() : 0,
                    available ? 0 : leg.amount(),
                    available && posting.earning() ? leg.amount() : 0,
                    posting.purpose().isClawBack());
            changes.merge(leg.walletId().toString(), change, Wallet.Change::plus);
        }
        return changes.values();
    }

    private static void write(UUID id, List<Leg> legs, int subAccount, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery(
                        "insert into ledger_entries (transaction_id, position, account_id, created_at, amount)"
                                + " select :id, n.position, n.account, :now, n.amount"
                                + " from unnest(cast(:positions as int[]), cast(:accounts as uuid[]), cast(:amounts as bigint[]))"
                                + " as n (position, account, amount)")
                .setParameter("id", id)
                .setParameter("now", now)
                .setParameter(
                        "positions",
                        array(IntStream.range(0, legs.size()).boxed().toList()))
                .setParameter(
                        "accounts",
                        array(legs.stream()
                                .map(leg -> LedgerAccounts.idOf(leg, subAccount))
                                .toList()))
                .setParameter("amounts", array(legs.stream().map(Leg::amount).toList()))
                .executeUpdate();
    }

    private static String array(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static void requireBalanced(Posting posting, List<Leg> legs, Optional<HoldChange> hold) {
        long sum = 0;
        long held = 0;
        for (Leg leg : legs) {
            sum = Math.addExact(sum, leg.amount());
            if (leg.account() == AccountKind.HELD) held = Math.addExact(held, leg.amount());
        }
        boolean fits = legs.size() >= 2
                && sum == 0
                && legs.stream().allMatch(leg -> leg.amount() != 0)
                && held == hold.map(HoldChange::heldDelta).orElse(0L);
        if (!fits) throw new IllegalStateException("a template that does not balance: " + posting);
    }
}
