package id.tm.booking.rating;

import static id.tm.booking.Consultations.MINE;
import static id.tm.booking.Consultations.again;
import static id.tm.booking.Consultations.backToNow;
import static id.tm.booking.Consultations.completed;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.moveTo;
import static id.tm.booking.Consultations.now;
import static id.tm.booking.Consultations.practitioner;
import static id.tm.booking.Consultations.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import id.tm.booking.session.FeedbackSession;
import id.tm.platform.job.Job;
import id.tm.platform.job.JobRunner;
import id.tm.platform.job.JobSummary;
import id.tm.testing.Actor;
import id.tm.testing.PostgresResource;
import id.tm.testing.ReceivedMail;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that is rated at any point between due and sent: the member is not asked again. */
@ServiceTest
class RatingReminderOvertakenTest {

    private static final String JOB = "rating-reminders";
    private static final Instant START = Instant.parse("2027-06-08T02:00:00Z"); // 09:00 in Jakarta
    private static final Instant FIRST = Instant.parse("2027-06-09T02:00:01Z");
    private static final RatingRequest STARS = new RatingRequest(4, null);

    @Inject
    JobRunner jobs;

    @Inject
    @All
    List<Job> all;

    @Inject
    RatingService ratings;

    private Actor member;
    private UUID session;

    @BeforeEach
    void aSessionIsOver() {
        moveTo(Instant.parse("2027-06-07T02:00:00Z"));
        member = member("Asia/Jakarta");
        session = completed(member, practitioner("Asia/Jakarta"), START);
    }

    @AfterEach
    void resetClock() {
        backToNow();
    }

    @Test
    void ratedBeforeItIsDue() {
        rate();
        nothingLeaves();
        again(member)
                .given()
                .get(MINE + "/{id}/reminders", session)
                .then()
                .body("items.findAll { it.kind == 'RATING' }.state", contains("CANCELLED", "CANCELLED", "CANCELLED"));
    }

    @Test
    void ratedAfterItBecameADelivery() {
        moveTo(FIRST);
        expand();
        assertThat(deliveries()).containsExactly("QUEUED");
        rate();
        assertThat(deliveries()).containsExactly("CANCELLED");
        nothingLeaves();
    }

    @Test
    void ratedBetweenClaimAndHandOff() throws Exception {
        moveTo(FIRST);
        expand();
        overtake();
        assertThat(deliveries()).containsExactly("CANCELLED");
        nothingLeaves();
    }

    @Test
    void ratedWhileItBecomesADelivery() throws Exception {
        moveTo(FIRST);
        overtake();
        assertThat(deliveries()).isEmpty();
        nothingLeaves();
    }

    @Test
    void ratedAfterTheFirstReminderThereIsNoSecond() {
        moveTo(FIRST);
        jobs.runOnce(JOB);
        assertThat(ReceivedMail.to(member.email())).hasSize(1);
        rate();
        for (int day = 2; day < 12; day++) {
            moveTo(START.plus(Duration.ofDays(day)).plusSeconds(1));
            jobs.runOnce(JOB);
        }
        assertThat(ReceivedMail.to(member.email())).hasSize(1);
    }

    @Test
    void whenTheTimeToRateIsOverNobodyIsAskedAnyMore() {
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery(
                        "update feedback_session set rating_closes_at = ends_at + interval '2 days' where id = ?1")
                .setParameter(1, session)
                .executeUpdate());
        moveTo(FIRST);
        jobs.runOnce(JOB);
        assertThat(ReceivedMail.to(member.email())).hasSize(1);
        for (int day = 2; day < 12; day++) {
            moveTo(START.plus(Duration.ofDays(day)).plusSeconds(1));
            jobs.runOnce(JOB);
        }
        assertThat(ReceivedMail.to(member.email())).hasSize(1);
        again(member)
                .given()
                .get(MINE + "/{id}/reminders", session)
                .then()
                .body("items.findAll { it.kind == 'RATING' }.state", contains("DISPATCHED", "OBSOLETE", "OBSOLETE"));
    }

    private void rate() {
        again(member)
                .given()
                .body(Map.of("stars", 4))
                .put(MINE + "/{id}/rating", session)
                .then()
                .statusCode(201);
    }

    private void expand() {
        Job reminders =
                all.stream().filter(job -> job.name().equals(JOB)).findFirst().orElseThrow();
        // Steps that other tests left due are taken along, a batch at a time.
        while (reminders.run(now(), 0).claimed() > 0) continue;
    }

    private void overtake() throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Void> rating = CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew().timeout(60).run(() -> {
                    FeedbackSession.lockOfMember(session, member.id());
                    locked.countDown();
                    await(waiting);
                    ratings.rate(session, member.id(), STARS);
                }));
        await(locked);
        CompletableFuture<JobSummary> run = CompletableFuture.supplyAsync(() -> jobs.runOnce(JOB));
        Sql sql = new Sql(PostgresResource.current());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> sql.number("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock' and query like '%feedback_session%'")
                        > 0);
        waiting.countDown();
        rating.get(60, TimeUnit.SECONDS);
        assertThat(run.get(60, TimeUnit.SECONDS).state()).isEqualTo("DONE");
    }

    private void nothingLeaves() {
        for (int day = 1; day < 12; day++) {
            moveTo(START.plus(Duration.ofDays(day)).plusSeconds(2));
            jobs.runOnce(JOB);
        }
        assertThat(ReceivedMail.to(member.email())).isEmpty();
        assertThat(rows("select 1 from reminder_histories where subject_id = ?1", session))
                .isEmpty();
    }

    private List<Object> deliveries() {
        return rows(
                        "select state from reminder_recipients where subject_id = ?1 and channel = 'EMAIL' and kind = 'RATING'",
                        session)
                .stream()
                .map(row -> row[0])
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(40, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
