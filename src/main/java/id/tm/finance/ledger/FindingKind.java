package id.tm.finance.ledger;

/** What can be wrong with the books, and how it is seen. */
public enum FindingKind {
    TOTAL_NOT_ZERO("select cast(null as uuid), 0, sum(amount) from ledger_entries having sum(amount) <> 0"),
    TRANSACTION_NOT_ZERO(
            "select transaction_id, 0, sum(amount) from ledger_entries group by transaction_id having sum(amount) <> 0"),
    ENTRIES_MISSING("""
            select t.id, t.entry_count, coalesce(e.n, 0) from ledger_transactions t
            left join (select transaction_id, count(*) as n from ledger_entries group by transaction_id) e
              on e.transaction_id = t.id
            where t.entry_count <> coalesce(e.n, 0)
            """),
    /** An account of the house and its entries. */
    ACCOUNT_DIFFERS("""
            select a.id, coalesce(e.total, 0), a.balance from ledger_accounts a
            left join (select account_id, sum(amount) as total from ledger_entries group by account_id) e
              on e.account_id = a.id
            where a.wallet_id is null and a.balance <> coalesce(e.total, 0)
            """),
    /** A wallet and its entries. */
    AVAILABLE_DIFFERS(differs("available", "AVAILABLE", "true")),
    HELD_DIFFERS(differs("held", "HELD", "true")),
    LIFETIME_DIFFERS(differs("lifetime", "AVAILABLE", LedgerQueries.IS_EARNING)),
    /** What a wallet holds and its open holds. */
    HOLDS_DIFFER("""
            select w.id, coalesce(h.total, 0), w.held from wallets w
            left join (select wallet_id, sum(amount) as total from wallet_holds where state = 'OPEN' group by wallet_id) h
              on h.wallet_id = w.id
            where w.held <> coalesce(h.total, 0)
            """),
    /** Below zero without a claw-back that explains it. */
    NEGATIVE_UNMARKED("""
            select w.id, 0, w.available from wallets w
            where w.available < 0 and (w.overdrawn_since is null or not exists (
                select from balances b where b.wallet_id = w.id and b.available_after < 0
                and b.cause in ('COMMISSION_CLAWED_BACK', 'WITHDRAWAL_CLAWED_BACK', 'WALLET_CLAWED_BACK')))
            """),
    /** A wallet and what its owner reads of it. */
    MOVEMENTS_DIFFER("""
            select w.id, coalesce(b.moved, 0), w.available + w.held from wallets w
            left join (select wallet_id, count(*) as n, sum(available_delta) as available, sum(held_delta) as held,
                              sum(available_delta + held_delta) as moved from balances group by wallet_id) b
              on b.wallet_id = w.id
            left join balances l on l.wallet_id = w.id and l.number = w.movements
            where (w.movements, w.available, w.held) is distinct from (coalesce(b.n, 0), coalesce(b.available, 0), coalesce(b.held, 0))
               or (w.available, w.held) is distinct from (coalesce(l.available_after, 0), coalesce(l.held_after, 0))
            """),
    /** More has left a clearing account for one withdrawal or refund than was put there for it. */
    CLEARING_UNEXPLAINED("""
            select c.reference_id, 0, c.total from (
                select coalesce(o.reference_id, t.reference_id) as reference_id, sum(e.amount) as total
                from ledger_accounts a join ledger_entries e on e.account_id = a.id
                join ledger_transactions t on t.id = e.transaction_id
                left join ledger_transactions o on o.id = t.reversal_of
                where a.kind in ('PAYOUT_CLEARING', 'REFUND_CLEARING') group by 1) c
            where c.total < 0
            """),
    /** What a withdrawal by its state holds in the wallet or has waiting to be paid out, and what the books say of it. */
    WITHDRAWAL_DIFFERS("""
            select w.id, case when w.state = 'REQUESTED' then w.gross when w.state in ('APPROVED', 'PROCESSING') then w.net else 0 end,
                   coalesce(h.amount, 0) + coalesce(c.total, 0)
            from withdrawals w
            left join wallet_holds h on h.reference_type = 'WITHDRAWAL' and h.reference_id = w.id and h.state = 'OPEN'
            left join (
                select t.reference_id, sum(e.amount) as total from ledger_transactions t
                join ledger_entries e on e.transaction_id = t.id
                join ledger_accounts a on a.id = e.account_id
                where t.reference_type = 'WITHDRAWAL' and a.kind = 'PAYOUT_CLEARING' group by t.reference_id) c
              on c.reference_id = w.id
            where (case when w.state = 'REQUESTED' then w.gross else 0 end,
                   case when w.state in ('APPROVED', 'PROCESSING') then w.net else 0 end)
                  is distinct from (coalesce(h.amount, 0), coalesce(c.total, 0))
            """),
    /** What came in and went back by the history of a payment, and what the books say of the same money. */
    PAYMENT_DIFFERS("""
            select p.id, coalesce(h.total, 0), coalesce(c.total, 0) from payments p
            left join (select payment_id, sum(amount) as total from payment_history group by payment_id) h
              on h.payment_id = p.id
            left join (
                select coalesce(r.payment_id, t.reference_id) as payment_id, -sum(e.amount) as total
                from ledger_transactions t
                join ledger_entries e on e.transaction_id = t.id
                join ledger_accounts a on a.id = e.account_id
                left join payment_refunds r on r.id = t.reference_id
                where t.reference_type in ('PAYMENT', 'REFUND')
                  and a.kind in ('GATEWAY_CLEARING', 'GATEWAY_FEE_EXPENSE', 'BANK') group by 1) c
              on c.payment_id = p.id
            where coalesce(h.total, 0) <> coalesce(c.total, 0)
            """);

    private final String sql;

    FindingKind(String sql) {
        this.sql = sql;
    }

    /** Rows of (what is wrong or null, what it should be, what it is), one statement: one moment of the books. */
    String sql() {
        return sql;
    }

    /** Whether what is wrong is a wallet. */
    boolean isOfWallet() {
        return switch (this) {
            case TOTAL_NOT_ZERO,
                    TRANSACTION_NOT_ZERO,
                    ENTRIES_MISSING,
                    ACCOUNT_DIFFERS,
                    CLEARING_UNEXPLAINED,
                    WITHDRAWAL_DIFFERS,
                    PAYMENT_DIFFERS -> false;
            default -> true;
        };
    }

    private static String differs(String column, String part, String which) {
        return """
                select w.id, coalesce(e.total, 0), w.%1$s from wallets w
                left join (select a.wallet_id, sum(e.amount) as total from ledger_entries e
                           join ledger_accounts a on a.id = e.account_id and a.kind = '%2$s'
                           join ledger_transactions t on t.id = e.transaction_id where %3$s group by a.wallet_id) e
                  on e.wallet_id = w.id
                where w.%1$s <> coalesce(e.total, 0)
                """.formatted(column, part, which);
    }
}
