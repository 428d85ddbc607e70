package id.tm.finance;

import id.tm.testing.PostgresResource;
import id.tm.testing.Sql;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.UUID;

/** Wallets and money for tests. */
public final class Money {

    private Money() {}

    /** The wallet of somebody who exists only for it. */
    public static UUID wallet() {
        UUID user = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery(
                        "insert into users (id, version, created_at, updated_at, email, password_hash, status)"
                                + " values (:id, 0, now(), now(), :email, '-', 'DISABLED')")
                .setParameter("id", user)
                .setParameter("email", user + "@money.test")
                .executeUpdate());
        return walletOf(user);
    }

    public static UUID walletOf(UUID userId) {
        return wallets().open(userId);
    }

    /** A wallet with something in it. */
    public static UUID wallet(long available) {
        UUID wallet = wallet();
        give(wallet, available);
        return wallet;
    }

    public static Posted give(UUID wallet, long amount) {
        return wallets().credit(wallet, amount, something(), AccountKind.ADJUSTMENT, "");
    }

    public static Posted take(UUID wallet, long amount) {
        return wallets().debit(wallet, amount, something(), AccountKind.ADJUSTMENT, "");
    }

    /** A reference to something nobody has spoken of before. */
    public static Reference something() {
        return new Reference("TEST", UUID.randomUUID());
    }

    public static Wallets wallets() {
        return Arc.container().instance(Wallets.class).get();
    }

    public static Ledger ledger() {
        return Arc.container().instance(Ledger.class).get();
    }

    public static Sql sql() {
        return new Sql(PostgresResource.current());
    }

    /** Everything that a posting can touch, so that one can see that nothing was. */
    public static String state() {
        return String.join(
                "/",
                sql().texts(
                                "select md5(string_agg(x, ',' order by x)) from ("
                                        + " select w::text as x from wallets w union all select h::text from wallet_holds h"
                                        + " union all select b.id::text from balances b union all select t.id::text from ledger_transactions t"
                                        + " union all select e::text from ledger_entries e union all select a::text from ledger_accounts a) s"));
    }
}
