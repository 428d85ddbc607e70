package id.tm.testing;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.ledger.AuditorsQuestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The books balance after every test: {@code @ExtendWith(BooksBalanced.class)} on each class whose tests move money. It
 * asks the database itself, in words of its own, so that it also finds what the service's auditor would overlook.
 */
public class BooksBalanced implements AfterEachCallback {

    private static final Map<String, String> MUST_BE_EMPTY = new LinkedHashMap<>();

    static {
        MUST_BE_EMPTY.put(
                "all entries add up to zero", "select sum(amount) from ledger_entries having sum(amount) <> 0");
        MUST_BE_EMPTY.put("each posting adds up to zero and is whole", """
                select t.id from ledger_transactions t left join ledger_entries e on e.transaction_id = t.id
                group by t.id having coalesce(sum(e.amount), 0) <> 0 or count(e.amount) <> t.entry_count
                """);
        MUST_BE_EMPTY.put("accounts of the house are their entries", """
                select a.id from ledger_accounts a left join ledger_entries e on e.account_id = a.id
                where a.wallet_id is null group by a.id having a.balance <> coalesce(sum(e.amount), 0)
                """);
        MUST_BE_EMPTY.put("wallets are their entries", """
                select w.id from wallets w left join ledger_accounts a on a.wallet_id = w.id
                left join ledger_entries e on e.account_id = a.id group by w.id
                having w.available <> coalesce(sum(e.amount) filter (where a.kind = 'AVAILABLE'), 0)
                    or w.held <> coalesce(sum(e.amount) filter (where a.kind = 'HELD'), 0)
                """);
        MUST_BE_EMPTY.put("what is held is held by open holds", """
                select w.id from wallets w left join wallet_holds h on h.wallet_id = w.id and h.state = 'OPEN'
                group by w.id having w.held <> coalesce(sum(h.amount), 0)
                """);
        MUST_BE_EMPTY.put("running balances run without gap", """
                select wallet_id from (
                    select wallet_id, number, available_after, held_after,
                           row_number() over w as counted,
                           sum(available_delta) over w as available, sum(held_delta) over w as held
                    from balances window w as (partition by wallet_id order by number)) b
                where number <> counted or available_after <> available or held_after <> held
                """);
        MUST_BE_EMPTY.put("wallets are where their last movement left them", """
                select w.id from wallets w left join balances b on b.wallet_id = w.id and b.number = w.movements
                where w.available <> coalesce(b.available_after, 0) or w.held <> coalesce(b.held_after, 0)
                """);
        MUST_BE_EMPTY.put("below zero only by a claw-back", """
                select w.id from wallets w where w.available < 0 and not exists (
                    select from balances b where b.wallet_id = w.id and b.cause like '%CLAWED_BACK' and b.available_after < 0)
                """);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        check();
    }

    /** The same at a moment of one's choice. */
    public static void check() {
        Sql sql = new Sql(PostgresResource.current());
        MUST_BE_EMPTY.forEach((rule, query) -> {
            List<String> broken = sql.texts(query);
            assertThat(broken).as(rule).isEmpty();
        });
        assertThat(AuditorsQuestions.findings(sql))
                .as("what the service's own auditor finds")
                .isEmpty();
    }
}
