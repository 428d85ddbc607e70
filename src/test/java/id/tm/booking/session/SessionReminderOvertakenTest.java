package id.tm.booking.session;

import static id.tm.booking.Consultations.CLIENTS;
import static id.tm.booking.Consultations.MINE;
import static id.tm.booking.Consultations.act;
import static id.tm.booking.Consultations.again;
import static id.tm.booking.Consultations.backToNow;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.moveTo;
import static id.tm.booking.Consultations.practitioner;
import static id.tm.booking.Consultations.reschedule;
import static id.tm.booking.Consultations.rows;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.LinkedHashMap;
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

/** A session that moves or ends at any point between due and sent: nothing stale leaves. */
@ServiceTest
class SessionReminderOvertakenTest {

    private static final String JOB = "feedback-reminders";
    private static final Instant START = Instant.parse("2027-06-10T02:00:00Z"); // 09:00 in Jakarta
    private static final Instant MOVED = Instant.parse("2027-06-15T04:00:00Z"); // 11:00 in Jakarta
    private static final Duration HOUR = Duration.ofHours(1);

    private interface End {
        void of(UUID session);
    }

    @Inject
    JobRunner jobs;

    @Inject
    @All
    List<Job> all;

    @Inject
    FeedbackSessionService sessions;

    private Actor practitioner;
    private Actor member;
    private final Map<String, End> ends = new LinkedHashMap<>();

    @BeforeEach
    void arrive() {
        moveTo(Instant.parse("2027-06-01T02:00:00Z"));
        ends.put("moved", id -> reschedule(again(member), id, MOVED).then().statusCode(200));
        ends.put(
                "cancelled by member",
                id -> act(again(member), MINE, id, "cancellation").then().statusCode(200));
        ends.put("cancelled by practitioner", id -> act(again(practitioner), CLIENTS, id, "cancellation")
                .then()
                .statusCode(200));
    }

    @AfterEach
    void resetClock() {
        backToNow();
    }

    @Test
    void endedBeforeItIsDue() {
        ends.forEach((how, end) -> {
            UUID id = bookedFor(START);
            moveTo(START.minus(HOUR.multipliedBy(25)));
            end.of(id);
            nothingStaleLeaves(how, id);
        });
    }

    @Test
    void endedAfterItBecameADelivery() {
        ends.forEach((how, end) -> {
            UUID id = bookedFor(START);
            moveTo(START.minus(HOUR.multipliedBy(24)).plusSeconds(1));
            expand();
            assertThat(deliveries(id)).as(how).containsOnly("QUEUED").hasSize(2);
            end.of(id);
            assertThat(deliveries(id)).as(how).containsOnly("CANCELLED");
            nothingStaleLeaves(how, id);
        });
    }

    @Test
    void endedBetweenClaimAndHandOff() throws Exception {
        Map<String, End> acts = new LinkedHashMap<>();
        acts.put("moved", id -> sessions.reschedule(id, member.id(), MOVED, null));
        acts.put("cancelled by member", id -> sessions.cancelByMember(id, member.id(), null));
        acts.put("cancelled by practitioner", id -> sessions.cancelByPractitioner(id, practitioner.id(), null));
        for (Map.Entry<String, End> each : acts.entrySet()) {
            UUID id = bookedFor(START);
            moveTo(START.minus(HOUR.multipliedBy(24)).plusSeconds(1));
            expand();
            overtake(id, () -> each.getValue().of(id));
            assertThat(deliveries(id)).as(each.getKey()).containsOnly("CANCELLED");
            nothingStaleLeaves(each.getKey(), id);
        }
    }

    /** The other way round: the act is not committed yet when the step becomes a delivery. */
    @Test
    void endedWhileItBecomesADelivery() throws Exception {
        UUID id = bookedFor(START);
        moveTo(START.minus(HOUR.multipliedBy(24)).plusSeconds(1));
        overtake(id, () -> sessions.cancelByMember(id, member.id(), null));
        assertThat(deliveries(id)).isEmpty();
        nothingStaleLeaves("cancelled", id);
    }

    @Test
    void startedCompletedAndMissedSessionsAreNotAnnounced() {
        Map<String, End> starts = new LinkedHashMap<>();
        starts.put("completed", id -> {
            act(again(practitioner), CLIENTS, id, "start").then().statusCode(200);
            act(again(practitioner), CLIENTS, id, "completion").then().statusCode(200);
        });
        starts.put(
                "started",
                id -> act(again(practitioner), CLIENTS, id, "start").then().statusCode(200));
        starts.forEach((how, end) -> {
            UUID id = bookedFor(START);
            // Nobody ran the job since the day before: H-1 is still within its budget when the session starts early.
            moveTo(START.minus(Duration.ofMinutes(14)));
            expand();
            end.of(id);
            nothingStaleLeaves(how, id);
        });
        UUID id = bookedFor(START);
        moveTo(START.plus(Duration.ofMinutes(16)));
        act(again(practitioner), CLIENTS, id, "no-show").then().statusCode(200);
        nothingStaleLeaves("no-show", id);
    }

    @Test
    void aMovedSessionIsAnnouncedAtItsNewTimeOnly() {
        UUID id = bookedFor(START);
        moveTo(START.minus(HOUR.multipliedBy(25)));
        reschedule(again(member), id, MOVED).then().statusCode(200);
        for (Instant moment : List.of(
                START.minus(HOUR.multipliedBy(24)).plusSeconds(1),
                START.minus(HOUR).plusSeconds(1),
                MOVED.minus(HOUR.multipliedBy(24)).plusSeconds(1),
                MOVED.minus(HOUR).plusSeconds(1),
                MOVED.plusSeconds(1))) {
            moveTo(moment);
            jobs.runOnce(JOB);
        }
        for (Actor told : List.of(member, practitioner)) {
            assertThat(ReceivedMail.to(told.email())).hasSize(2).allSatisfy(mail -> assertThat(mail.text())
                    .contains("Selasa, 15 Juni 2027 pukul 11.00 WIB")
                    .doesNotContain("10 Juni"));
        }
    }

    /** A session of new people, which the policy lets be moved until the last minute. */
    private UUID bookedFor(Instant start) {
        moveTo(start.minus(Duration.ofDays(9)));
        practitioner = practitioner("Asia/Jakarta");
        member = member("Asia/Jakarta");
        UUID id = booked(member, practitioner, start);
        QuarkusTransaction.requiringNew().run(() -> Panache.getEntityManager()
                .createNativeQuery("update feedback_session set reschedule_notice_minutes = 0 where id = ?1")
                .setParameter(1, id)
                .executeUpdate());
        return id;
    }

    /** Due steps become deliveries, and none of them leaves. */
    private void expand() {
        Job reminders =
                all.stream().filter(job -> job.name().equals(JOB)).findFirst().orElseThrow();
        // Steps that other tests left due are taken along, a batch at a time.
        while (reminders.run(id.tm.booking.Consultations.now(), 0).claimed() > 0) continue;
    }

    /** Runs the job while the act holds the session, and lets the act win. */
    private void overtake(UUID id, Runnable end) throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        CompletableFuture<Void> acting = CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew().timeout(60).run(() -> {
                    FeedbackSession.lockOfMember(id, member.id());
                    locked.countDown();
                    await(waiting);
                    end.run();
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
        acting.get(60, TimeUnit.SECONDS);
        assertThat(run.get(60, TimeUnit.SECONDS).state()).isEqualTo("DONE");
    }

    private void nothingStaleLeaves(String how, UUID id) {
        for (Instant moment = START.minus(HOUR.multipliedBy(24)).plusSeconds(2);
                moment.isBefore(START.plus(HOUR.multipliedBy(3)));
                moment = moment.plus(Duration.ofMinutes(59))) {
            moveTo(moment);
            jobs.runOnce(JOB);
        }
        assertThat(ReceivedMail.to(member.email())).as(how).isEmpty();
        assertThat(ReceivedMail.to(practitioner.email())).as(how).isEmpty();
        assertThat(rows("select 1 from reminder_histories where subject_id = ?1", id))
                .as(how)
                .isEmpty();
    }

    private static List<Object> deliveries(UUID id) {
        return rows("select state from reminder_recipients where subject_id = ?1 and channel = 'EMAIL'", id).stream()
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
