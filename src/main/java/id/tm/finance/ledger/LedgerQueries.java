package id.tm.finance.ledger;

import id.tm.finance.AccountKind;
import id.tm.finance.Leg;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of the books. */
public final class LedgerQueries {

    /** What a wallet held at some instant. */
    public record WalletAt(long available, long held, long lifetime) {}

    private static final String EARNING =
            "('COMMISSION_RELEASED', 'COMMISSION_CLAWED_BACK', 'WALLET_CREDITED', 'WALLET_CLAWED_BACK')";

    /** SQL over {@code t}, a posting: whether it counts as earned, or takes one back that does. */
    static final String IS_EARNING = "(t.purpose in " + EARNING
            + " or exists (select from ledger_transactions o where o.id = t.reversal_of and o.purpose in " + EARNING
            + "))";

    private LedgerQueries() {}

    /** The entries of one posting as they were written. */
    public static List<Leg> legs(UUID transactionId) {
        return legs(List.of(transactionId)).getOrDefault(transactionId, List.of());
    }

    /** Those of many postings. */
    static Map<UUID, List<Leg>> legs(Collection<UUID> transactionIds) {
        Map<UUID, List<Leg>> legs = new HashMap<>();
        if (transactionIds.isEmpty()) return legs;
        List<?> rows = Panache.getEntityManager()
                .createNativeQuery("select e.transaction_id, a.kind, a.wallet_id, a.qualifier, e.amount"
                        + " from ledger_entries e join ledger_accounts a on a.id = e.account_id"
                        + " where e.transaction_id in (:ids) order by e.transaction_id, e.position")
                .setParameter("ids", transactionIds)
                .getResultList();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            legs.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                    .add(new Leg(AccountKind.valueOf((String) row[1]), (UUID) row[2], (String) row[3], number(row[4])));
        }
        return legs;
    }

    /** Credits less debits of an account of the house over all its parts. */
    public static long houseBalance(AccountKind kind, String qualifier, @Nullable Instant at) {
        return number(Panache.getEntityManager()
                .createNativeQuery("select coalesce(sum(" + balanceAt(at) + "), 0) from ledger_accounts a"
                        + " where a.kind = :kind and a.qualifier = :qualifier and a.wallet_id is null")
                .setParameter("kind", kind.name())
                .setParameter("qualifier", qualifier)
                .getSingleResult());
    }

    /** All accounts of the house, the parts of each together. */
    static List<LedgerAccountView> house(@Nullable Instant at) {
        List<?> rows = Panache.getEntityManager()
                .createNativeQuery("select a.kind, a.qualifier, count(*), sum(" + balanceAt(at)
                        + ") from ledger_accounts a where a.wallet_id is null group by 1, 2 order by 1, 2")
                .getResultList();
        List<LedgerAccountView> accounts = new ArrayList<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            AccountKind kind = AccountKind.valueOf((String) row[0]);
            accounts.add(new LedgerAccountView(
                    kind,
                    ((String) row[1]).isEmpty() ? null : (String) row[1],
                    kind.side(),
                    kind.onItsSide(number(row[3])),
                    (int) number(row[2])));
        }
        return accounts;
    }

    /** What all wallets hold together. */
    static WalletAt wallets(@Nullable Instant at) {
        return walletAt(at, null);
    }

    /** What one wallet held when everything that was posted until then was posted. */
    public static WalletAt wallet(UUID walletId, Instant at) {
        return walletAt(at, walletId);
    }

    private static WalletAt walletAt(@Nullable Instant at, @Nullable UUID walletId) {
        var query = Panache.getEntityManager()
                .createNativeQuery("select coalesce(sum(e.amount) filter (where a.kind = 'AVAILABLE'), 0),"
                        + " coalesce(sum(e.amount) filter (where a.kind = 'HELD'), 0),"
                        + " coalesce(sum(e.amount) filter (where a.kind = 'AVAILABLE' and " + IS_EARNING + "), 0)"
                        + " from ledger_accounts a join ledger_entries e on e.account_id = a.id"
                        + " join ledger_transactions t on t.id = e.transaction_id where a.wallet_id is not null"
                        + (walletId == null ? "" : " and a.wallet_id = :wallet")
                        + (at == null ? "" : " and e.created_at <= :at"));
        if (walletId != null) query.setParameter("wallet", walletId);
        if (at != null) query.setParameter("at", at);
        Object[] row = (Object[]) query.getSingleResult();
        return new WalletAt(number(row[0]), number(row[1]), number(row[2]));
    }

    /** What is kept, less what came later: cheap for the instants that are asked for most, those near now. */
    private static String balanceAt(@Nullable Instant at) {
        return at == null
                ? "a.balance"
                : "a.balance - coalesce((select sum(e.amount) from ledger_entries e where e.account_id = a.id"
                        + " and e.created_at > timestamptz '" + at + "'), 0)";
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
