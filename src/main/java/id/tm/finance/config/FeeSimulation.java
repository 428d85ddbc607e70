package id.tm.finance.config;

import static id.tm.finance.FinanceError.UNKNOWN_CONFIG_KEY;

import id.tm.finance.FeeKind;
import id.tm.finance.Sale;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Replays what the books say of the last 30 days with another fee. */
@ApplicationScoped
class FeeSimulation {

    private static final Duration BACK = Duration.ofDays(30);

    /** A fee on purchases is on what was sold less vouchers; those of partners are the sales of quota; invoices bear none. */
    private static final String SOLD = "coalesce(sum(e.amount) filter (where a.kind in"
            + " ('SALES_REVENUE', 'DEFERRED_QUOTA', 'VOUCHER_EXPENSE') and a.qualifier <> '" + Sale.INVOICE + "'), 0)";

    private static final String TAKEN = "coalesce(sum(e.amount) filter (where a.kind = 'FEE_INCOME'), 0)";

    private final Clock clock;

    FeeSimulation(Clock clock) {
        this.clock = clock;
    }

    @Transactional
    FeeSimulationView run(FeeSimulationRequest request) {
        FeeKind kind = FeeKind.find(request.key()).orElseThrow(() -> UNKNOWN_CONFIG_KEY.with(request.key()));
        request.fee().requireSound("fee");
        Instant until = clock.instant();
        Instant since = until.minus(BACK);
        long count = 0;
        long base = 0;
        long actual = 0;
        long proposed = 0;
        long dearer = 0;
        long cheaper = 0;
        for (Object each : amounts(kind, since, until)) {
            Object[] row = (Object[]) each;
            long times = ((Number) row[2]).longValue();
            long amount = ((Number) row[0]).longValue();
            long taken = ((Number) row[1]).longValue();
            long would = request.fee().on(amount);
            count += times;
            base = Math.addExact(base, Math.multiplyExact(amount, times));
            actual = Math.addExact(actual, Math.multiplyExact(taken, times));
            proposed = Math.addExact(proposed, Math.multiplyExact(would, times));
            if (would > taken) dearer += times;
            if (would < taken) cheaper += times;
        }
        return new FeeSimulationView(
                kind.key(), since, until, count, base, actual, proposed, proposed - actual, dearer, cheaper);
    }

    /** (what the fee is on, what was taken, how often): equal ones together, as prices repeat. */
    private static List<?> amounts(FeeKind kind, Instant since, Instant until) {
        String each =
                switch (kind) {
                    case SERVICE ->
                        "select " + SOLD + " as base, " + TAKEN + " as taken" + from("PAYMENT_RECEIVED")
                                + " having count(*) filter (where a.kind = 'DEFERRED_QUOTA') = 0";
                    case PARTNER_ADMIN ->
                        "select " + SOLD + " as base, " + TAKEN + " as taken" + from("PAYMENT_RECEIVED")
                                + " having count(*) filter (where a.kind = 'DEFERRED_QUOTA') > 0";
                    case TRANSFER ->
                        "select -sum(e.amount) filter (where a.kind = 'HELD') as base, " + TAKEN + " as taken"
                                + from("WITHDRAWAL_APPROVED");
                };
        return Panache.getEntityManager()
                .createNativeQuery("select s.base, s.taken, count(*) from (" + each
                        + ") s where s.base > 0 group by s.base, s.taken")
                .setParameter("since", since)
                .setParameter("until", until)
                .getResultList();
    }

    private static String from(String purpose) {
        return " from ledger_transactions t join ledger_entries e on e.transaction_id = t.id"
                + " join ledger_accounts a on a.id = e.account_id where t.purpose = '" + purpose
                + "' and t.created_at >= :since and t.created_at < :until group by t.id";
    }
}
