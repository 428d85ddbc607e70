package id.tm.partner.billing;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.partner.billing.BillingContacts.Person;
import id.tm.platform.job.JobRunner;
import id.tm.platform.time.BusinessTime;
import id.tm.platform.time.SystemClock;
import id.tm.support.messaging.MessageDispatcher;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ReceivedMail;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The job {@code invoice-reminders} over the whole life of an invoice, with a real mail server at the other end. */
@ServiceTest
class InvoiceRemindersJobTest {

    /** Neither this day nor any of the ladder's is a holiday. */
    private static final LocalDate ISSUED = LocalDate.parse("2027-06-08");

    private static final LocalDate DUE = LocalDate.parse("2027-06-22");

    @Inject
    SystemClock clock;

    @Inject
    JobRunner jobs;

    @Inject
    MessageDispatcher messages;

    private final Person budi = Person.of("Budi Santoso", "id", "Asia/Jakarta");
    private final Person anna = Person.of("Anna Wanggai", "en", "Asia/Jayapura");
    private final Person pieter = Person.of("Pieter de Vries", "en", "Europe/Amsterdam");
    private Actor partner;

    @BeforeEach
    void arrive() throws SQLException {
        partner = Actors.partner(wishes -> wishes.name("PT Maju & Bersama"));
        BillingContacts.replace(partner, List.of(budi, anna, pieter));
        at(ISSUED, "10:00");
    }

    @AfterEach
    void comeBack() {
        clock.move(Duration.ZERO);
    }

    @Test
    void everyContactGetsTheLadderInItsLanguageAndByItsClock() {
        String number = issue();

        Map<Person, List<String>> received = new LinkedHashMap<>();
        for (LocalDate day = ISSUED; day.isBefore(DUE.plusDays(60)); day = day.plusDays(1)) {
            for (String time : List.of("08:59", "09:01", "11:59", "12:01")) {
                at(day, time);
                jobs.runOnce("invoice-reminders");
                String when = day + " " + time + " ";
                for (Person person : List.of(budi, anna, pieter)) {
                    List<String> known = received.computeIfAbsent(person, each -> new ArrayList<>());
                    List<ReceivedMail> mails = person.mails();
                    for (ReceivedMail mail : mails.subList(known.size(), mails.size()))
                        known.add(when + mail.subject());
                }
            }
        }

        assertThat(received.get(budi))
                .containsExactly(
                        "2027-06-15 09:01 Pengingat: tagihan " + number + " jatuh tempo 7 hari lagi",
                        "2027-06-19 09:01 Pengingat: tagihan " + number + " jatuh tempo 3 hari lagi",
                        "2027-06-22 09:01 Tagihan " + number + " jatuh tempo hari ini",
                        "2027-06-25 09:01 Tagihan " + number + " telah lewat jatuh tempo 3 hari",
                        "2027-06-29 09:01 Tagihan " + number + " telah lewat jatuh tempo 7 hari",
                        "2027-07-06 09:01 Tagihan " + number + " telah lewat jatuh tempo 14 hari",
                        "2027-07-13 09:01 Tagihan " + number + " telah lewat jatuh tempo 21 hari",
                        "2027-07-20 09:01 Tagihan " + number + " telah lewat jatuh tempo 28 hari",
                        "2027-07-27 09:01 Tagihan " + number + " telah lewat jatuh tempo 35 hari",
                        "2027-08-03 09:01 Tagihan " + number + " telah lewat jatuh tempo 42 hari");
        assertThat(received.get(anna)).containsExactlyElementsOf(english(number, "09:01"));
        // Nine in Jakarta is four in the morning in Amsterdam, so it waits there until seven.
        assertThat(received.get(pieter)).containsExactlyElementsOf(english(number, "12:01"));

        ReceivedMail first = budi.mails().get(0);
        for (String body : List.of(first.text(), first.html())) {
            assertThat(body)
                    .contains("Yth. Budi Santoso,", number, "Rp 444.000", "Selasa, 22 Juni 2027", "7 hari")
                    .contains("/partner/invoices/");
        }
        assertThat(first.text()).contains("PT Maju & Bersama");
        assertThat(first.html()).contains("PT Maju &amp; Bersama").contains("<html");
        ReceivedMail late = anna.mails().get(9);
        for (String body : List.of(late.text(), late.html())) {
            assertThat(body).contains("Dear Anna Wanggai,", number, "Rp 444.000", "Tuesday, 22 June 2027", "42 days");
        }
        assertThat(budi.mails()).extracting(ReceivedMail::messageId).doesNotHaveDuplicates();
        new InvoiceSteps(partner.partnerId())
                .clerk
                .given()
                .get(InvoiceSteps.ADMIN + "?partnerId=" + partner.partnerId())
                .then()
                .body("items.daysOverdue", org.hamcrest.Matchers.contains(59));
        assertDeliveriesAreShown();
    }

    private void assertDeliveriesAreShown() {
        InvoiceSteps steps = new InvoiceSteps(partner.partnerId());
        String id = steps.clerk
                .given()
                .get(InvoiceSteps.ADMIN + "?partnerId=" + partner.partnerId())
                .path("items[0].id");
        List<Map<String, Object>> ladder =
                steps.reminders(id).then().statusCode(200).extract().path("items");
        assertThat(ladder).hasSize(10).allSatisfy(step -> {
            assertThat(step).containsEntry("state", "DISPATCHED");
            assertThat((List<?>) step.get("deliveries"))
                    .filteredOn(delivery -> "EMAIL".equals(((Map<?, ?>) delivery).get("channel")))
                    .hasSize(3)
                    .allSatisfy(delivery -> {
                        assertThat(((Map<?, ?>) delivery).get("state")).isEqualTo("SENT");
                        assertThat(((Map<?, ?>) delivery).get("sentAt")).isNotNull();
                    });
            // Nobody here has WhatsApp, which is said rather than hidden.
            assertThat((List<?>) step.get("deliveries"))
                    .filteredOn(delivery -> "WHATSAPP".equals(((Map<?, ?>) delivery).get("channel")))
                    .allSatisfy(delivery ->
                            assertThat(((Map<?, ?>) delivery).get("state")).isEqualTo("SKIPPED_NO_ADDRESS"));
        });
    }

    @Test
    void contactsAreToldOfTheIssueAndOfThePayment() {
        String number = issue();
        dispatchMessages();

        assertThat(budi.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Tagihan " + number + " untuk PT Maju & Bersama");
            for (String body : List.of(mail.text(), mail.html())) {
                assertThat(body).contains("Yth. Budi Santoso,", "Rp 444.000", "Selasa, 22 Juni 2027");
            }
        });
        assertThat(anna.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Invoice " + number + " for PT Maju & Bersama");
            assertThat(mail.text()).contains("Dear Anna Wanggai,", "Tuesday, 22 June 2027", "/partner/invoices/");
        });

        at(LocalDate.parse("2027-06-10"), "12:15");
        InvoiceSteps steps = new InvoiceSteps(partner.partnerId());
        String id = steps.clerk
                .given()
                .get(InvoiceSteps.ADMIN + "?partnerId=" + partner.partnerId())
                .path("items[0].id");
        steps.pay(id, Map.of("method", "BANK_TRANSFER", "paidAt", "2027-06-10T03:15:00Z"))
                .then()
                .statusCode(200);
        dispatchMessages();

        assertThat(budi.mails()).hasSize(2);
        assertThat(budi.mails().get(1).subject()).isEqualTo("Pembayaran tagihan " + number + " telah kami terima");
        assertThat(budi.mails().get(1).text()).contains("Kamis, 10 Juni 2027 pukul 10.15 WIB");
        assertThat(anna.mails().get(1).subject()).isEqualTo("Payment of invoice " + number + " received");
        assertThat(anna.mails().get(1).html()).contains("Thursday, 10 June 2027 at 12:15 WIT");
        assertThat(pieter.mails().get(1).text()).contains("Thursday, 10 June 2027 at 05:15 UTC+2");
    }

    @Test
    void afterDowntimeOnlyWhatIsStillWorthSayingLeaves() {
        issue();
        // Asleep from before D-7 until two days after the due date: nobody is told four things at once.
        at(DUE.plusDays(3), "10:00");
        jobs.runOnce("invoice-reminders");

        assertThat(budi.mails()).singleElement().satisfies(mail -> assertThat(mail.subject())
                .endsWith("lewat jatuh tempo 3 hari"));
    }

    private String issue() {
        InvoiceSteps steps = new InvoiceSteps(partner.partnerId());
        return steps.get(steps.issued(DUE)).path("number");
    }

    private static List<String> english(String number, String time) {
        List<String> expected = new ArrayList<>();
        expected.add("2027-06-15 " + time + " Reminder: invoice " + number + " is due in 7 days");
        expected.add("2027-06-19 " + time + " Reminder: invoice " + number + " is due in 3 days");
        expected.add("2027-06-22 " + time + " Invoice " + number + " is due today");
        for (int days : new int[] {3, 7, 14, 21, 28, 35, 42}) {
            expected.add(DUE.plusDays(days) + " " + time + " Invoice " + number + " is " + days + " days overdue");
        }
        return expected;
    }

    private void at(LocalDate day, String time) {
        clock.move(Duration.ZERO);
        ZonedDateTime moment = day.atTime(LocalTime.parse(time)).atZone(BusinessTime.ZONE);
        clock.move(Duration.between(clock.instant(), moment.toInstant()));
    }

    /** Other tests may have left messages of their own in the queue. */
    private void dispatchMessages() {
        while (messages.run(clock.instant(), 500).claimed() > 0) continue;
    }
}
