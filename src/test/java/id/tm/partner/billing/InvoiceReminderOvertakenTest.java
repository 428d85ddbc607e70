package id.tm.partner.billing;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.partner.billing.BillingContacts.Person;
import id.tm.platform.job.JobRunner;
import id.tm.platform.job.JobSummary;
import id.tm.platform.time.BusinessTime;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reminder overtaken by events: at no point between due and sent does anything stale leave. */
@ServiceTest
class InvoiceReminderOvertakenTest {

    private static final LocalDate DUE = LocalDate.parse("2027-06-22");
    private static final String REMINDERS = "invoice-reminders";

    private static final Map<String, BiFunction<InvoiceSteps, String, Response>> ENDS = new LinkedHashMap<>();

    static {
        ENDS.put("paid", InvoiceSteps::pay);
        ENDS.put("void", InvoiceSteps::makeVoid);
        ENDS.put("written off", InvoiceSteps::writeOff);
        ENDS.put("due date moved", (steps, id) -> steps.moveDueDate(id, LocalDate.parse("2027-09-30"), steps.etag(id)));
    }

    @Inject
    SystemClock clock;

    @Inject
    JobRunner jobs;

    @Inject
    InvoiceService invoices;

    private Actor partner;
    private Person contact;

    @BeforeEach
    void arrive() throws SQLException {
        partner = Actors.partner();
        contact = Person.of("Budi", "id", "Asia/Jakarta");
        BillingContacts.replace(partner, List.of(contact));
    }

    @AfterEach
    void comeBack() {
        clock.move(Duration.ZERO);
    }

    @Test
    void settledBeforeItIsDue() {
        ENDS.forEach((how, end) -> {
            String id = issuedOnTheEighth();
            at("2027-06-15T08:59:00+07:00");
            end.apply(new InvoiceSteps(partner.partnerId()), id).then().statusCode(200);
            nothingLeavesUntilTheEndOf("2027-08-10", how);
        });
    }

    @Test
    void settledAfterItBecameADelivery() {
        ENDS.forEach((how, end) -> {
            String id = issuedOnTheEighth();
            expandedInTheEvening(id);
            end.apply(new InvoiceSteps(partner.partnerId()), id).then().statusCode(200);
            nothingLeavesUntilTheEndOf("2027-08-10", how);
            assertThat(deliveryStates(id)).as(how).containsOnly("CANCELLED");
        });
    }

    /** The worker has claimed the delivery and asks whether it is still true while the payment is under way. */
    @Test
    void paidBetweenClaimAndHandOff() throws Exception {
        String id = issuedOnTheEighth();
        expandedInTheEvening(id);
        at("2027-06-16T07:01:00+07:00");

        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch claimed = new CountDownLatch(1);
        CompletableFuture<Void> payment = CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew().timeout(60).run(() -> {
                    PartnerTransaction.lockById(UUID.fromString(id));
                    locked.countDown();
                    await(claimed);
                    invoices.pay(
                            UUID.fromString(id),
                            new InvoicePaymentRequest(null, InvoicePaymentMethod.CASH, null, null),
                            null);
                }));
        await(locked);
        CompletableFuture<JobSummary> run = CompletableFuture.supplyAsync(() -> jobs.runOnce(REMINDERS));
        somebodyWaitsForTheInvoice();
        assertThat(deliveryStates(id)).containsOnly("CLAIMED");
        claimed.countDown();
        payment.get(30, TimeUnit.SECONDS);
        assertThat(run.get(30, TimeUnit.SECONDS).state()).isEqualTo("DONE");

        assertThat(contact.mails()).isEmpty();
        assertThat(deliveryStates(id)).containsOnly("CANCELLED");
        nothingLeavesUntilTheEndOf("2027-08-10", "paid in between");
    }

    /** The other way round: the payment is not yet there when the step becomes a delivery. */
    @Test
    void paidWhileItBecomesADelivery() throws Exception {
        String id = issuedOnTheEighth();
        at("2027-06-15T09:01:00+07:00");

        CountDownLatch paid = new CountDownLatch(1);
        CountDownLatch due = new CountDownLatch(1);
        CompletableFuture<Void> payment = CompletableFuture.runAsync(
                () -> QuarkusTransaction.requiringNew().timeout(60).run(() -> {
                    invoices.pay(
                            UUID.fromString(id),
                            new InvoicePaymentRequest(null, InvoicePaymentMethod.CASH, null, null),
                            null);
                    paid.countDown();
                    await(due);
                }));
        await(paid);
        CompletableFuture<JobSummary> run = CompletableFuture.supplyAsync(() -> jobs.runOnce(REMINDERS));
        somebodyWaitsForTheInvoice();
        due.countDown();
        payment.get(30, TimeUnit.SECONDS);
        run.get(30, TimeUnit.SECONDS);

        assertThat(contact.mails()).isEmpty();
        assertThat(deliveryStates(id)).isEmpty();
    }

    @Test
    void contactWhoIsNoLongerOneIsToldNothing() throws SQLException {
        String id = issuedOnTheEighth();
        expandedInTheEvening(id);
        Person successor = Person.of("Citra", "en", "Asia/Jakarta");
        BillingContacts.replace(partner, List.of(successor));

        at("2027-06-16T07:01:00+07:00");
        jobs.runOnce(REMINDERS);
        assertThat(contact.mails()).isEmpty();

        at("2027-06-19T09:01:00+07:00");
        jobs.runOnce(REMINDERS);
        assertThat(contact.mails()).isEmpty();
        assertThat(successor.mails()).hasSize(1);
    }

    private String issuedOnTheEighth() {
        at("2027-06-08T10:00:00+07:00");
        return new InvoiceSteps(partner.partnerId()).issued(DUE);
    }

    /** At half past nine in the evening D-7 is due, and becomes a delivery that waits for the morning. */
    private void expandedInTheEvening(String id) {
        at("2027-06-15T21:30:00+07:00");
        jobs.runOnce(REMINDERS);
        assertThat(deliveryStates(id)).containsOnly("QUEUED");
    }

    private void nothingLeavesUntilTheEndOf(String day, String how) {
        ZonedDateTime end = LocalDate.parse(day).atTime(12, 0).atZone(BusinessTime.ZONE);
        for (ZonedDateTime moment = ZonedDateTime.parse("2027-06-15T09:01:00+07:00");
                moment.isBefore(end);
                moment = moment.plusDays(1)) {
            at(moment.toString());
            jobs.runOnce(REMINDERS);
        }
        assertThat(contact.mails()).as(how).isEmpty();
    }

    private static List<String> deliveryStates(String id) {
        return new Sql(PostgresResource.current())
                .texts("select state from reminder_recipients where channel = 'EMAIL' and subject_id = '" + id + "'");
    }

    private static void somebodyWaitsForTheInvoice() {
        Sql sql = new Sql(PostgresResource.current());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> sql.number("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and wait_event_type = 'Lock' and query like '%partner_transactions%'")
                        > 0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void at(String moment) {
        clock.move(Duration.ZERO);
        clock.move(Duration.between(clock.instant(), ZonedDateTime.parse(moment).toInstant()));
    }
}
