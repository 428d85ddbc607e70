package id.tm.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.job.JobCounts;
import id.tm.platform.time.SystemClock;
import id.tm.support.Channel;
import id.tm.support.OutgoingMessage;
import id.tm.support.OutgoingMessage.Lane;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import id.tm.testing.SmtpSink;
import id.tm.testing.SmtpSink.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dispatcher against a mail server that can misbehave. */
@ServiceTest
class MessageDispatcherTest {

    @Inject
    TemplateRenderer renderer;

    @Inject
    Suppressions suppressions;

    @Inject
    UnsubscribeTokens unsubscribe;

    @Inject
    CallbackInbox callbacks;

    @Inject
    SinkCouriers couriers;

    @Inject
    MeterRegistry metrics;

    @Inject
    SystemClock clock;

    SmtpSink server;
    MessageDispatcher dispatcher;

    @BeforeEach
    void openTheServer() {
        Probe.parkAllOthers();
        server = SmtpSink.start();
        MailConfig config = Probe.config(
                MailConfig.class,
                Map.of("tm.mail.transport", "smtp", "tm.mail.attempts", "3", "tm.mail.timeout", "10S"));
        dispatcher = new MessageDispatcher(
                couriers.to(server, config), renderer, suppressions, unsubscribe, callbacks, config, clock, metrics);
    }

    @AfterEach
    void close() {
        clock.move(Duration.ZERO);
        couriers.close();
        server.close();
    }

    @Test
    void bulkNeitherStarvesNorIsStarved() {
        List<UUID> bulk = queue(60, Lane.BULK);
        List<UUID> urgent = queue(60, Lane.URGENT);
        List<UUID> normal = queue(60, Lane.NORMAL);

        JobCounts first = run(40);

        assertThat(first.claimed()).isEqualTo(40);
        assertThat(first.sent()).isEqualTo(40);
        assertThat(sent(urgent)).isEqualTo(20);
        assertThat(sent(normal)).isEqualTo(10);
        assertThat(sent(bulk)).isEqualTo(10);

        JobCounts rest = runUntilNothingIsLeft(40);
        assertThat(rest.sent()).isEqualTo(140);
        assertThat(server.count()).isEqualTo(180);
    }

    @Test
    void aLaneThatIsEmptyLeavesItsShareToTheOthers() {
        List<UUID> bulk = queue(30, Lane.BULK);

        assertThat(run(24).sent()).isEqualTo(24);
        assertThat(sent(bulk)).isEqualTo(24);
    }

    @Test
    void urgentOnesLeaveWithoutTheJob() {
        List<UUID> bulk = queue(5, Lane.BULK);
        List<UUID> urgent = queue(5, Lane.URGENT);

        dispatcher.runUrgent(clock.instant(), 100);

        assertThat(sent(urgent)).isEqualTo(5);
        assertThat(sent(bulk)).isZero();
    }

    @Test
    void aBusyServerIsTriedAgainLaterWithTheSameMessageIdAndAMark() {
        server.misbehave(attempt -> attempt.attempt() == 1 ? Fault.REFUSED_FOR_NOW : Fault.NONE);
        UUID id = Probe.verification(Probe.freshAddress(), Lane.NORMAL);

        assertThat(run(10).failed()).isEqualTo(1);
        Message waiting = Probe.read(id);
        assertThat(waiting.state()).isEqualTo(MessageState.QUEUED);
        assertThat(waiting.lastError).contains("451");
        assertThat(waiting.dueAt)
                .isBetween(clock.instant().plusSeconds(10), clock.instant().plusSeconds(24));
        assertThat(run(10).claimed()).isZero();

        clock.move(Duration.ofSeconds(30));
        assertThat(run(10).sent()).isEqualTo(1);

        assertThat(server.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.messageId()).isEqualTo("<" + id + "@tm.localhost>");
            assertThat(mail.resend()).isEqualTo("2");
        });
        assertThat(Probe.read(id).state()).isEqualTo(MessageState.SENT);
        assertThat(Probe.read(id).lastError).isNull();
    }

    @Test
    void afterTheLastAttemptItWaitsForAnOperatorAndCanBeReplayed() {
        server.misbehave(attempt -> Fault.REFUSED_FOR_NOW);
        UUID id = Probe.verification(Probe.freshAddress(), Lane.URGENT);
        for (int attempt = 1; attempt <= 3; attempt++) {
            clock.move(Duration.ofHours(3L * attempt));
            assertThat(run(10).failed()).isEqualTo(1);
        }
        assertThat(Probe.read(id).state()).isEqualTo(MessageState.FAILED);
        clock.move(Duration.ofDays(2));
        assertThat(run(10).claimed()).isZero();

        server.misbehave(attempt -> Fault.NONE);
        Actors.admin("messages:write")
                .given()
                .post("/api/v1/admin/messages/{id}/retry", id)
                .then()
                .statusCode(200)
                .body("state", Matchers.is("QUEUED"));
        assertThat(run(10).sent()).isEqualTo(1);
        assertThat(server.mails()).singleElement().satisfies(mail -> assertThat(mail.resend())
                .isEqualTo("4"));
    }

    @Test
    void aDeadAddressIsWrittenToOnceAndNeverAgain() {
        String address = Probe.freshAddress();
        server.misbehave(attempt -> Fault.REFUSED);
        UUID first = Probe.verification(address, Lane.NORMAL);

        assertThat(run(10).skipped()).isEqualTo(1);
        assertThat(Probe.read(first).state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(Probe.read(first).lastError).contains("550").doesNotContain(address);
        assertThat(suppressions.isSuppressed(Channel.EMAIL, address.toUpperCase()))
                .isTrue();

        server.misbehave(attempt -> Fault.NONE);
        UUID second = Probe.verification(address, Lane.URGENT);
        assertThat(run(10).skipped()).isEqualTo(1);
        assertThat(Probe.read(second).state()).isEqualTo(MessageState.SUPPRESSED);
        assertThat(Probe.read(second).variables()).isNull();
        assertThat(server.count()).isZero();
    }

    @Test
    void somebodyWhoUnsubscribedStillGetsWhatTheyAskFor() {
        String address = Probe.freshAddress();
        suppressions.unsubscribe(Channel.EMAIL, address);
        assertThat(suppressions.isSuppressed(Channel.EMAIL, address)).isTrue();

        Probe.verification(address, Lane.URGENT);

        assertThat(run(10).sent()).isEqualTo(1);
    }

    @Test
    void aConnectionThatBreaksAfterTheMailIsTriedAgainAsTheSameMail() {
        server.misbehave(attempt -> attempt.attempt() == 1 ? Fault.DELIVERED_WITHOUT_ANSWER : Fault.NONE);
        // More than there are connections, so that broken ones must have been let go.
        List<UUID> ids = queue(25, Lane.NORMAL);

        run(100);
        assertThat(sent(ids)).isZero();
        clock.move(Duration.ofMinutes(2));
        run(100);

        assertThat(sent(ids)).isEqualTo(25);
        assertThat(server.mails()).hasSize(50);
        assertThat(server.mails().stream().map(SmtpSink.Mail::messageId).distinct())
                .hasSize(25);
        assertThat(server.mails().stream().map(SmtpSink.Mail::resend).filter("2"::equals))
                .hasSize(25);
    }

    @Test
    void whatACrashedWorkerHeldIsTakenUpOnceItsLeaseHasRunOut() {
        UUID id = Probe.verification(Probe.freshAddress(), Lane.NORMAL);
        QuarkusTransaction.requiringNew()
                .run(() -> Message.QUEUE.claim(clock.instant(), Duration.ofMinutes(1), 10, "true", Map.of()));

        assertThat(run(10).claimed()).isZero();
        clock.move(Duration.ofSeconds(61));
        assertThat(run(10).sent()).isEqualTo(1);

        assertThat(server.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.messageId()).contains(id.toString());
            assertThat(mail.resend()).isEqualTo("2");
        });
    }

    @Test
    void oneThatCannotBeWrittenDoesNotStopTheBatch() {
        UUID broken = Probe.verification(Probe.freshAddress(), Lane.NORMAL);
        Probe.sql("update messages set zone = 'Nowhere/Land' where id = '" + broken + "'");
        List<UUID> others = queue(5, Lane.NORMAL);

        JobCounts counts = run(20);

        assertThat(counts.failed()).isEqualTo(1);
        assertThat(counts.sent()).isEqualTo(5);
        assertThat(Probe.read(broken).state()).isEqualTo(MessageState.FAILED);
        assertThat(sent(others)).isEqualTo(5);
    }

    @Test
    void theVersionAMessageWasQueuedWithIsTheOneItIsSentWith() {
        UUID id = Probe.send(new OutgoingMessage(
                "invoice-paid",
                Probe.recipient(Probe.freshAddress(), "en", "Asia/Jakarta"),
                Channel.EMAIL,
                Map.of("name", "Sari", "partnerName", "P", "invoiceNumber", "INV/1", "total", 5_000L),
                Lane.BULK,
                null));
        UUID pinned = Probe.read(id).templateId;
        server.keepBodies();
        TemplateEditing.publish("invoice-paid", "en", "Another text for {name} {partnerName} {invoiceNumber} {total}");
        try {
            assertThat(renderer.newest("invoice-paid", Channel.EMAIL, Locale.ENGLISH))
                    .isNotEqualTo(pinned);
            assertThat(run(10).sent()).isEqualTo(1);
            assertThat(server.mails()).singleElement().satisfies(mail -> assertThat(mail.body())
                    .contains("We have received the payment")
                    .doesNotContain("Another text"));
            // What was sent then can still be shown.
            assertThat(renderer.render(
                                    pinned,
                                    ZoneId.of("Asia/Jakarta"),
                                    MessageOutbox.read(Probe.read(id).variables()))
                            .text())
                    .contains("We have received the payment");
        } finally {
            TemplateEditing.restore("invoice-paid", "en");
        }
    }

    @Test
    void aBlastLeavesInManyBatchesEachMailOnce() {
        List<UUID> ids = queue(500, Lane.BULK);

        JobCounts counts = runUntilNothingIsLeft(64);

        assertThat(counts.sent()).isEqualTo(500);
        assertThat(server.mails())
                .extracting(SmtpSink.Mail::messageId)
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(id -> "<" + id + "@tm.localhost>").toList());
    }

    private JobCounts run(int limit) {
        return dispatcher.run(clock.instant(), limit);
    }

    private JobCounts runUntilNothingIsLeft(int limit) {
        JobCounts total = JobCounts.NONE;
        for (JobCounts counts = run(limit); counts.claimed() > 0; counts = run(limit)) total = total.plus(counts);
        return total;
    }

    private static List<UUID> queue(int count, Lane lane) {
        List<UUID> ids = new ArrayList<>();
        QuarkusTransaction.requiringNew().run(() -> IntStream.range(0, count)
                .forEach(i -> ids.add(Probe.messages()
                        .send(new OutgoingMessage(
                                "email-verification",
                                Probe.recipient(Probe.freshAddress()),
                                Channel.EMAIL,
                                Map.of("name", "Sari", "link", Probe.SECRET, "expiresAt", "2026-01-05T04:18:00Z"),
                                lane,
                                null)))));
        return ids;
    }

    private static long sent(List<UUID> ids) {
        return ids.stream()
                .filter(id -> Probe.read(id).state() == MessageState.SENT)
                .count();
    }
}
