package id.tm.assessment.report;

import static id.tm.assessment.AssessmentError.REPORT_DELAYED;
import static id.tm.assessment.AssessmentError.REPORT_FAILED;
import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.assessment.AssessmentConfig;
import id.tm.platform.change.Changes;
import id.tm.platform.http.ETags;
import id.tm.platform.problem.TmException;
import id.tm.platform.work.Claim;
import id.tm.platform.work.WorkQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Which reports are to be drawn, how often that was tried, and when it is given up. */
@ApplicationScoped
class ReportOrders {

    private static final Logger LOG = Logger.getLogger(ReportOrders.class);

    /** Drawing takes a second or two, and of two who draw the same the first one's counts. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final String INTO = """
            insert into user_assessment_report_orders
                (id, version, created_at, updated_at, user_assessment_id, result_version, tier, locale, edition,
                 state, due_at, attempts, fence)
            """;

    /** Of results for which no report was ordered yet, in both languages: the first one made takes the result from this list. */
    private static final String TAKE = INTO + """
            select gen_random_uuid(), 0, :now, :now, r.id, r.newest, r.report_tier, l.locale, :edition,
                'WAITING', :now, 0, 0
            from (
                select u.id, a.report_tier, n.newest
                from user_assessment u join assessment a on a.id = u.assessment_id
                cross join lateral (
                    select max(s.result_version) as newest from user_assessment_results s
                    where s.user_assessment_id = u.id) n
                where u.state = 'SCORED' and u.content_key is not null
                  and 2 > (
                    select count(*) from user_assessment_report_orders o
                    where o.user_assessment_id = u.id and o.result_version = n.newest and o.tier = a.report_tier
                      and o.edition = :edition)
                order by u.submitted_at, u.id limit :limit) r
            cross join (values ('id'), ('en')) l (locale)
            on conflict do nothing
            """;

    private static final String ADD = INTO + """
            values (gen_random_uuid(), 0, :now, :now, :run, :version, :tier, :locale, :edition, 'WAITING', :now, 0, 0)
            on conflict do nothing
            """;

    private final AssessmentConfig.Reports config;
    private final Changes changes;
    private final MeterRegistry metrics;
    private final Clock clock;

    ReportOrders(AssessmentConfig config, Changes changes, MeterRegistry metrics, Clock clock) {
        this.config = config.reports();
        this.changes = changes;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Writes down orders for results that have none. */
    void takeNew(Instant now, int limit) {
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery(TAKE)
                .setParameter("now", now)
                .setParameter("edition", ReportWriter.EDITION)
                .setParameter("limit", limit)
                .executeUpdate());
    }

    /** The next one that is due. */
    Optional<Claim> claim() {
        List<Claim> claims = QuarkusTransaction.requiringNew()
                .call(() -> ReportOrder.QUEUE.claim(clock.instant(), LEASE, 1, "true", Map.of()));
        return claims.stream().findFirst();
    }

    void made(Claim claim) {
        settle(claim, ReportOrderState.MADE);
    }

    void drop(Claim claim) {
        settle(claim, ReportOrderState.DROPPED);
    }

    private void settle(Claim claim, ReportOrderState state) {
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> ReportOrder.QUEUE.settle(claim, state.name(), now));
        count(state.name());
    }

    /** Whether there were as many attempts as there may be, so that one that took its process down each time ends. */
    boolean isSpent(Claim claim) {
        return claim.attempts() > config.attempts();
    }

    /** It is tried again later, or given up: then for good, until staff orders it again. */
    void failed(Claim claim, ReportOrder order, RuntimeException failure) {
        String reason = ReportNotMadeException.reason(failure);
        Instant now = clock.instant();
        if (claim.attempts() >= config.attempts()) {
            LOG.errorf(failure, "The report %s of the run %s is given up", order.id, order.userAssessmentId);
            QuarkusTransaction.requiringNew().run(() -> ReportOrder.QUEUE.bury(claim, reason, now));
            count(ReportOrderState.FAILED.name());
            return;
        }
        LOG.warnf("The report %s of the run %s was not made: %s", order.id, order.userAssessmentId, reason);
        Instant again = now.plus(WorkQueue.backOff(claim.attempts(), config.firstWait(), config.longestWait()));
        QuarkusTransaction.requiringNew().run(() -> ReportOrder.QUEUE.retry(claim, again, reason, now));
        count("DELAYED");
    }

    /** Of one that was tried in vain: 409 once it is given up, 503 until it is tried again. Any other may be tried now. */
    void requireHope(ReportStore.Key key) {
        ReportOrder order = ReportOrder.find(key).orElse(null);
        if (order == null) return;
        if (order.state() == ReportOrderState.FAILED) throw REPORT_FAILED.with();
        Instant now = clock.instant();
        boolean putOff = order.state() == ReportOrderState.WAITING && order.dueAt.isAfter(now);
        if (putOff) throw delayed(Duration.between(now, order.dueAt));
    }

    /** Somebody asked for it and it could not be drawn: from now on the job tries. */
    TmException putOff(ReportNotMadeException failure) {
        ReportStore.Key key = failure.key();
        LOG.warnf("%s: %s", failure.getMessage(), ReportNotMadeException.reason(failure));
        Instant now = clock.instant();
        QuarkusTransaction.requiringNew().run(() -> {
            Query add = Panache.getEntityManager().createNativeQuery(ADD);
            add.setParameter("now", now)
                    .setParameter("run", key.runId())
                    .setParameter("version", key.resultVersion())
                    .setParameter("tier", key.tier().name())
                    .setParameter("locale", key.language())
                    .setParameter("edition", key.edition())
                    .executeUpdate();
        });
        count("DELAYED");
        return delayed(config.firstWait());
    }

    private static TmException delayed(Duration wait) {
        return REPORT_DELAYED.with().retryAfter(wait.toSeconds() + 1);
    }

    /** A given-up one is tried again, as often as the first time. */
    @Transactional
    ReportOrder again(UUID id, String ifMatch, String reason) {
        ReportOrder order = ReportOrder.lock(id);
        ETags.requireMatch(ifMatch, order.version);
        if (order.state() != ReportOrderState.FAILED) {
            throw ILLEGAL_STATE.with(order.state().name()).property("currentState", order.state());
        }
        changes.because(reason);
        ReportOrder.QUEUE.replay(id, clock.instant());
        Panache.getEntityManager().refresh(order);
        return order;
    }

    private void count(String outcome) {
        metrics.counter("tm.assessment.reports", "outcome", outcome).increment();
    }
}
