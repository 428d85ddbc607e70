package id.tm.finance.ledger;

import id.tm.platform.tx.RetryConflicts;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Proves the books, or finds what is wrong with them. */
@ApplicationScoped
@RetryConflicts
class LedgerAudit {

    private static final Logger LOG = Logger.getLogger(LedgerAudit.class);

    /** Of each kind; who has more has one cause for them. */
    private static final int MOST = 200;

    /** The wallets that open findings are about, or that take part in a posting they are about. */
    private static final String CONCERNED = "select f.subject_id from ledger_findings f"
            + " where f.resolved_at is null and f.kind in ("
            + Stream.of(FindingKind.values())
                    .filter(FindingKind::isOfWallet)
                    .map(kind -> "'" + kind + "'")
                    .collect(Collectors.joining(", "))
            + ") union select a.wallet_id from ledger_findings f join ledger_entries e on e.transaction_id = f.subject_id"
            + " join ledger_accounts a on a.id = e.account_id where f.resolved_at is null and a.wallet_id is not null";

    private final Clock clock;

    LedgerAudit(Clock clock) {
        this.clock = clock;
    }

    /** Looks, and changes nothing. */
    @Transactional
    LedgerAuditView inspect() {
        List<LedgerFindingView> findings = findings();
        LedgerQueries.WalletAt wallets = LedgerQueries.wallets(null);
        return new LedgerAuditView(
                findings.isEmpty(),
                clock.instant(),
                count("ledger_transactions"),
                count("ledger_entries"),
                count("wallets"),
                wallets.available(),
                wallets.held(),
                findings);
    }

    /**
     * Looks, and writes down what is wrong and what no longer is. Nothing leaves the wallets concerned until an audit
     * finds them mended.
     */
    @Transactional
    long record(Instant now) {
        List<LedgerFindingView> found = findings();
        List<LedgerFinding> open = LedgerFinding.listOpen();
        for (LedgerFinding finding : open) {
            found.stream().filter(finding::isOf).findFirst().ifPresentOrElse(finding::see, () -> finding.resolve(now));
        }
        for (LedgerFindingView finding : found) {
            if (open.stream().anyMatch(each -> each.isOf(finding))) continue;
            LOG.errorf("the books are wrong: %s", finding);
            new LedgerFinding(finding).persist();
        }
        LedgerFinding.flush();
        park(now);
        return found.size();
    }

    private static void park(Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("update wallets set parked_at = :now, updated_at = :now, version = version + 1"
                        + " where parked_at is null and id in (" + CONCERNED + ")")
                .setParameter("now", now)
                .executeUpdate();
        Panache.getEntityManager()
                .createNativeQuery("update wallets set parked_at = null, updated_at = :now, version = version + 1"
                        + " where parked_at is not null and id not in (" + CONCERNED + ")")
                .setParameter("now", now)
                .executeUpdate();
    }

    private static List<LedgerFindingView> findings() {
        List<LedgerFindingView> findings = new ArrayList<>();
        for (FindingKind kind : FindingKind.values()) {
            List<?> rows = Panache.getEntityManager()
                    .createNativeQuery(kind.sql())
                    .setMaxResults(MOST)
                    .getResultList();
            for (Object each : rows) {
                Object[] row = (Object[]) each;
                findings.add(new LedgerFindingView(
                        kind, (UUID) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
            }
        }
        return findings;
    }

    private static long count(String table) {
        return ((Number) Panache.getEntityManager()
                        .createNativeQuery("select count(*) from " + table)
                        .getSingleResult())
                .longValue();
    }
}
