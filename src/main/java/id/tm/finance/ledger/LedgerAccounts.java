package id.tm.finance.ledger;

import id.tm.finance.AccountKind;
import id.tm.finance.Leg;
import io.quarkus.hibernate.orm.panache.Panache;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The accounts of the ledger. An account's id is made from its name, so that posting looks none up. Table:
 * ledger_accounts.
 */
public final class LedgerAccounts {

    private LedgerAccounts() {}

    /** The two accounts of a new wallet. */
    public static void openFor(UUID walletId, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("insert into ledger_accounts (id, created_at, kind, wallet_id)"
                        + " values (:available, :now, 'AVAILABLE', :wallet), (:held, :now, 'HELD', :wallet)")
                .setParameter("available", idOf(AccountKind.AVAILABLE, walletId))
                .setParameter("held", idOf(AccountKind.HELD, walletId))
                .setParameter("now", now)
                .setParameter("wallet", walletId)
                .executeUpdate();
    }

    static UUID idOf(Leg leg, int subAccount) {
        return leg.walletId() == null
                ? named(leg.account() + ":" + leg.qualifier() + ":" + subAccount)
                : idOf(leg.account(), leg.walletId());
    }

    private static UUID idOf(AccountKind part, UUID walletId) {
        return named(part + ":" + walletId);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Moves the accounts of the house, always in the order of their ids; those not there yet are opened by it. */
    static void moveHouse(Iterable<Leg> legs, int subAccount, Instant now) {
        SortedMap<String, Leg> sums = new TreeMap<>();
        for (Leg leg : legs) {
            if (leg.walletId() != null) continue;
            sums.merge(
                    idOf(leg, subAccount).toString(),
                    leg,
                    (a, b) -> new Leg(a.account(), null, a.qualifier(), Math.addExact(a.amount(), b.amount())));
        }
        if (sums.isEmpty()) return;
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into ledger_accounts as a (id, created_at, kind, qualifier, sub_account, balance)
                        select n.id, :now, n.kind, n.qualifier, :sub, n.amount
                        from unnest(cast(:ids as uuid[]), cast(:kinds as text[]), cast(:qualifiers as text[]),
                                    cast(:amounts as bigint[])) as n (id, kind, qualifier, amount)
                        order by n.id
                        on conflict (id) do update set balance = a.balance + excluded.balance
                        """)
                .setParameter("now", now)
                .setParameter("sub", subAccount)
                .setParameter("ids", array(sums, Map.Entry::getKey))
                .setParameter("kinds", array(sums, each -> each.getValue().account()))
                .setParameter(
                        "qualifiers", array(sums, each -> "\"" + each.getValue().qualifier() + "\""))
                .setParameter("amounts", array(sums, each -> each.getValue().amount()))
                .executeUpdate();
    }

    private static String array(
            SortedMap<String, Leg> sums, java.util.function.Function<Map.Entry<String, Leg>, Object> part) {
        return sums.entrySet().stream().map(part).map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
