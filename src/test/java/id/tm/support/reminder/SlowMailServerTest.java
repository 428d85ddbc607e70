package id.tm.support.reminder;

import static id.tm.support.reminder.ReminderFixture.TUESDAY;
import static id.tm.support.reminder.ReminderFixture.person;
import static id.tm.support.reminder.TestSubjects.BILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.tm.platform.job.JobCounts;
import id.tm.platform.work.Claim;
import id.tm.support.Recipient;
import id.tm.support.ReminderConfig;
import id.tm.support.messaging.Courier;
import id.tm.support.messaging.SinkCouriers;
import id.tm.support.messaging.TemplateRenderer;
import id.tm.testing.ServiceTest;
import id.tm.testing.SmtpSink;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch whose first mails hang at the mail server: what happens meanwhile still counts for the rest of it. */
@ServiceTest
class SlowMailServerTest {

    private static final int BATCH = 60;

    @Inject
    ReminderFixture fixture;

    @Inject
    SinkCouriers couriers;

    @Inject
    ReminderConfig config;

    @Inject
    DeliverySettlement settlement;

    @Inject
    DeliveryPreparation preparation;

    @Inject
    TemplateRenderer renderer;

    @Inject
    LeaseKeeper leases;

    @Inject
    ReminderMetrics metrics;

    @Inject
    Clock clock;

    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<UUID, Recipient> people = new java.util.HashMap<>();
    private SmtpSink server;
    private Courier courier;
    private List<Claim> claims;
    private CompletableFuture<JobCounts> delivering;

    @BeforeEach
    void aBatchHangsAtItsFirstMails() {
        fixture.at(TUESDAY);
        fixture.define(BILL, "H-1", "PT-1H", "PT24H");
        for (int n = 0; n < BATCH; n++) {
            Recipient person = person();
            UUID subject = fixture.subject(person);
            people.put(subject, person);
            fixture.plan(BILL, subject, TUESDAY.plus(Duration.ofHours(1)));
        }
        fixture.expand(BILL);
        server = SmtpSink.start().misbehave(attempt -> {
            waiting.incrementAndGet();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return SmtpSink.Fault.NONE;
        });
        courier = couriers.to(server);
        DeliveryWorker worker =
                new DeliveryWorker(config, preparation, settlement, renderer, courier, leases, metrics, clock);
        claims = settlement.claim(BILL, fixture.now(), BATCH);
        assertThat(claims).hasSize(BATCH).hasSizeGreaterThan(2 * courier.handful());
        delivering = CompletableFuture.supplyAsync(() -> worker.deliver(fixture.subjects.require(BILL), claims));
        await().until(() -> waiting.get() == courier.handful() / 2);
    }

    @AfterEach
    void clean() {
        gate.countDown();
        delivering.join();
        server.close();
        couriers.close();
        fixture.clean();
    }

    @Test
    void whatIsPaidMeanwhileIsNotSent() {
        List<UUID> notBegun = in(RecipientState.CLAIMED);
        assertThat(notBegun).hasSize(BATCH - courier.handful());
        List<UUID> paid = notBegun.subList(0, 20);
        paid.forEach(subject -> fixture.settle(BILL, subject));

        gate.countDown();
        assertThat(delivering.join().sent()).isEqualTo(BATCH - 20);

        assertThat(reached()).hasSize(BATCH - 20);
        paid.forEach(subject ->
                assertThat(reached()).doesNotContain(people.get(subject).email()));
        assertThat(in(RecipientState.CANCELLED)).containsExactlyInAnyOrderElementsOf(paid);
    }

    @Test
    void whatAnotherWorkerTookOverMeanwhileIsNotSentByThisOne() {
        fixture.later(config.lease().plusSeconds(1));
        assertThat(settlement.claim(BILL, fixture.now(), BATCH)).hasSize(BATCH);
        leases.prolong();

        gate.countDown();
        assertThat(delivering.join().sent()).isZero();

        assertThat(server.count())
                .as("only those that were at the server already")
                .isEqualTo(courier.handful() / 2);
        assertThat(in(RecipientState.CLAIMED)).hasSize(BATCH);
        assertThat(claims).noneMatch(claim -> leases.holds(claim.id()));
    }

    @Test
    void whatWasDecidedLongAgoIsDecidedAnew() {
        fixture.later(Duration.ofHours(11).plusMinutes(30));

        gate.countDown();
        assertThat(delivering.join().sent()).isEqualTo(courier.handful());

        assertThat(server.count()).isEqualTo(courier.handful());
        List<UUID> held = in(RecipientState.QUEUED);
        assertThat(held).as("21:30 in Jakarta").hasSize(BATCH - courier.handful());
        assertThat(fixture.delivery(held.get(0)).attempts)
                .as("it was not tried")
                .isZero();
    }

    private List<UUID> in(RecipientState state) {
        return people.keySet().stream()
                .filter(subject -> fixture.delivery(subject).state() == state)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<String> reached() {
        Function<SmtpSink.Mail, String> recipient = SmtpSink.Mail::recipient;
        return server.mails().stream().map(recipient).toList();
    }
}
