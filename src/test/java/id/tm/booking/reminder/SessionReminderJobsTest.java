package id.tm.booking.reminder;

import static id.tm.booking.Consultations.MINE;
import static id.tm.booking.Consultations.again;
import static id.tm.booking.Consultations.backToNow;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.completed;
import static id.tm.booking.Consultations.hours;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.moveTo;
import static id.tm.booking.Consultations.practitioner;
import static id.tm.booking.Consultations.settings;
import static id.tm.booking.Consultations.works;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import id.tm.platform.job.JobRunner;
import id.tm.support.messaging.MessageDispatcher;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ReceivedMail;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The jobs {@code feedback-reminders} and {@code rating-reminders} with a real mail server at the other end. */
@ServiceTest
class SessionReminderJobsTest {

    private static final String FEEDBACK = "feedback-reminders";
    private static final String RATING = "rating-reminders";

    @Inject
    JobRunner jobs;

    @Inject
    MessageDispatcher messages;

    @Inject
    Clock clock;

    @AfterEach
    void resetClock() {
        backToNow();
    }

    @Test
    void bothSidesAreRemindedADayAndAnHourBeforeInTheirOwnTongueAndTime() {
        at("2027-06-01T08:00:00+08:00");
        Actor practitioner = practitioner("Asia/Makassar", "id");
        Actor member = member("Asia/Jayapura", "en");
        UUID session = booked(member, practitioner, instant("2027-06-10T08:00:00+08:00"));

        List<String> toMember = new ArrayList<>();
        List<String> toPractitioner = new ArrayList<>();
        for (String moment : List.of(
                "2027-06-08T08:00:00+08:00",
                "2027-06-09T07:59:30+08:00",
                "2027-06-09T08:00:30+08:00",
                "2027-06-09T12:00:00+08:00",
                "2027-06-10T06:59:30+08:00",
                "2027-06-10T07:00:30+08:00",
                "2027-06-10T07:59:00+08:00",
                "2027-06-10T08:01:00+08:00",
                "2027-06-11T08:00:00+08:00")) {
            at(moment);
            jobs.runOnce(FEEDBACK);
            jobs.runOnce(FEEDBACK);
            note(toMember, moment, member);
            note(toPractitioner, moment, practitioner);
        }

        assertThat(toMember)
                .containsExactly(
                        "2027-06-09T08:00:30+08:00 Reminder: your session with Sari Dewi",
                        "2027-06-10T07:00:30+08:00 Reminder: your session with Sari Dewi");
        assertThat(toPractitioner)
                .hasSize(2)
                .allMatch(line -> line.contains("Budi Santoso"))
                .first()
                .matches(line -> line.startsWith("2027-06-09T08:00:30+08:00 Pengingat: sesi"));
        ReceivedMail dayBefore = ReceivedMail.to(member.email()).get(0);
        for (String body : List.of(dayBefore.text(), dayBefore.html())) {
            assertThat(body)
                    .contains("Budi Santoso", "Sari Dewi", "Thursday, 10 June 2027 at 09:00 WIT", "24")
                    .contains("/me/feedback-sessions/" + session);
        }
        assertThat(ReceivedMail.to(member.email()).get(1).text())
                .contains("1 hour")
                .doesNotContain("24 hours");
        ReceivedMail toHost = ReceivedMail.to(practitioner.email()).get(0);
        for (String body : List.of(toHost.text(), toHost.html())) {
            assertThat(body).contains("Sari Dewi", "Budi Santoso", "Kamis, 10 Juni 2027 pukul 08.00 WITA");
        }
        assertThat(ReceivedMail.to(member.email()))
                .extracting(ReceivedMail::messageId)
                .doesNotHaveDuplicates();
        again(member)
                .given()
                .get(MINE + "/{id}/reminders", session)
                .then()
                .body("items.state", contains("DISPATCHED", "DISPATCHED"));
    }

    private record Case(
            String start, String practitionerZone, String practitionerReads, String memberZone, String memberReads) {}

    /** H-24 and the words across midnight, month's end, leap day and summer time. */
    @Test
    void everybodyReadsTheOwnCalendar() {
        for (Case each : List.of(
                new Case(
                        "2028-03-01T00:30:00+09:00",
                        "Asia/Jayapura",
                        "Wednesday, 1 March 2028 at 00:30 WIT",
                        "Asia/Jakarta",
                        "Selasa, 29 Februari 2028 pukul 22.30 WIB"),
                new Case(
                        "2027-02-01T00:30:00+08:00",
                        "Asia/Makassar",
                        "Monday, 1 February 2027 at 00:30 WITA",
                        "Asia/Jakarta",
                        "Minggu, 31 Januari 2027 pukul 23.30 WIB"),
                new Case(
                        "2027-12-31T23:30:00+07:00",
                        "Asia/Jakarta",
                        "Friday, 31 December 2027 at 23:30 WIB",
                        "Asia/Makassar",
                        "Sabtu, 1 Januari 2028 pukul 00.30 WITA"),
                // The night before, New York's clocks went forward: H-24 is 24 hours, not the same time of day.
                new Case(
                        "2027-03-14T10:00:00-04:00",
                        "America/New_York",
                        "Sunday, 14 March 2027 at 10:00 UTC-4",
                        "Asia/Jakarta",
                        "Minggu, 14 Maret 2027 pukul 21.00 WIB"))) {
            Instant start = instant(each.start);
            moveTo(start.minus(Duration.ofDays(4)));
            Actor practitioner = Actors.practitioner(w ->
                    w.name("Sari Dewi").zone(each.practitionerZone).locale("en").whatsapp(false));
            works(practitioner, hours("00:00", "00:00", 30));
            settings(practitioner, Map.of("minimumNoticeMinutes", 0, "windowDays", 60));
            Actor member = member(each.memberZone, "id");
            booked(member, practitioner, start);

            moveTo(start.minus(Duration.ofHours(24)).minusSeconds(30));
            jobs.runOnce(FEEDBACK);
            assertThat(ReceivedMail.to(member.email())).as(each.start).isEmpty();
            moveTo(start.minus(Duration.ofHours(24)).plusSeconds(5));
            jobs.runOnce(FEEDBACK);

            assertThat(ReceivedMail.to(member.email())).as(each.start).hasSize(1);
            assertThat(ReceivedMail.to(member.email()).get(0).text()).contains(each.memberReads);
            assertThat(ReceivedMail.to(practitioner.email())).as(each.start).hasSize(1);
            assertThat(ReceivedMail.to(practitioner.email()).get(0).html()).contains(each.practitionerReads);
        }
    }

    @Test
    void afterDowntimeOnlyWhatIsStillOfUseLeaves() {
        at("2027-06-01T08:00:00+07:00");
        Actor practitioner = practitioner("Asia/Jakarta");
        Actor member = member("Asia/Jakarta");
        booked(member, practitioner, instant("2027-06-10T09:00:00+07:00"));

        at("2027-06-10T08:10:00+07:00");
        jobs.runOnce(FEEDBACK);
        assertThat(ReceivedMail.to(member.email())).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("1 jam"));

        UUID missed = booked(again(member), practitioner, instant("2027-06-20T09:00:00+07:00"));
        at("2027-06-20T09:05:00+07:00");
        jobs.runOnce(FEEDBACK);
        assertThat(ReceivedMail.to(member.email())).hasSize(1);
        again(member)
                .given()
                .get(MINE + "/{id}/reminders", missed)
                .then()
                .body("items.state", everyItem(org.hamcrest.Matchers.oneOf("MISSED", "OBSOLETE")));
    }

    @Test
    void theMemberIsAskedThreeTimesToRateInTheOwnMorning() {
        for (String locale : List.of("id", "en")) {
            at("2027-06-07T08:00:00+09:00");
            Actor practitioner = practitioner("Asia/Jakarta");
            Actor member = member("Asia/Jayapura", locale);
            UUID session = completed(member, practitioner, instant("2027-06-08T10:00:00+07:00"));

            List<String> received = new ArrayList<>();
            for (int day = 8; day < 28; day++) {
                for (String time : List.of("08:59:30", "09:00:30", "15:00:00")) {
                    String moment = "2027-06-%02dT%s+09:00".formatted(day, time);
                    if (instant(moment).isBefore(instant("2027-06-08T11:05:00+07:00"))) continue;
                    at(moment);
                    jobs.runOnce(RATING);
                    note(received, moment, member);
                }
            }

            String subject = locale.equals("id")
                    ? "Bagaimana sesi Anda dengan Sari Dewi?"
                    : "How was your session with Sari Dewi?";
            assertThat(received)
                    .containsExactly(
                            "2027-06-09T09:00:30+09:00 " + subject,
                            "2027-06-11T09:00:30+09:00 " + subject,
                            "2027-06-15T09:00:30+09:00 " + subject);
            ReceivedMail first = ReceivedMail.to(member.email()).get(0);
            for (String body : List.of(first.text(), first.html())) {
                assertThat(body)
                        .contains("Budi Santoso", "/me/feedback-sessions/" + session + "/rating")
                        .contains(
                                locale.equals("id")
                                        ? "Selasa, 8 Juni 2027 pukul 12.00 WIT"
                                        : "Tuesday, 8 June 2027 at 12:00 WIT")
                        .contains(locale.equals("id") ? "8 Juli 2027" : "8 July 2027");
            }
            assertThat(ReceivedMail.to(practitioner.email())).isEmpty();
            again(member)
                    .given()
                    .get(MINE + "/{id}/reminders", session)
                    .then()
                    .body("items.findAll { it.kind == 'RATING' }.step", contains("D+1", "D+3", "D+7"))
                    .body("items.findAll { it.kind == 'RATING' }.state", everyItem(equalTo("DISPATCHED")));
        }
    }

    @Test
    void mailsOfTheActsReachBothSidesInTheirOwnTongueAndTime() {
        at("2027-06-01T08:00:00+08:00");
        Actor practitioner = practitioner("Asia/Makassar", "en");
        Actor member = member("Asia/Jakarta", "id");
        UUID session = booked(member, practitioner, instant("2027-06-10T08:00:00+08:00"));
        messages.run(clock.instant(), 500);
        assertThat(ReceivedMail.to(member.email())).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Sesi Anda dengan Sari Dewi telah terjadwal");
            for (String body : List.of(mail.text(), mail.html())) {
                assertThat(body).contains("Kamis, 10 Juni 2027 pukul 07.00 WIB", "60 menit", "Daring");
            }
        });
        assertThat(ReceivedMail.to(practitioner.email())).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("Thursday, 10 June 2027 at 08:00 WITA"));

        member.given()
                .body(Map.of("startsAt", instant("2027-06-11T09:00:00+08:00").toString()))
                .post(MINE + "/{id}/reschedule", session)
                .then()
                .statusCode(200);
        messages.run(clock.instant(), 500);
        member.given()
                .body(Map.of("reason", "Sakit <b>gigi</b>"))
                .post(MINE + "/{id}/cancellation", session)
                .then()
                .statusCode(200);
        messages.run(clock.instant(), 500);

        assertThat(ReceivedMail.to(member.email())).hasSize(3);
        assertThat(ReceivedMail.to(member.email()).get(1).text())
                .contains("Kamis, 10 Juni 2027 pukul 07.00 WIB", "Jumat, 11 Juni 2027 pukul 08.00 WIB");
        assertThat(ReceivedMail.to(practitioner.email()).get(1).subject())
                .isEqualTo("Your session with Budi Santoso has moved");
        ReceivedMail cancelled = ReceivedMail.to(practitioner.email()).get(2);
        assertThat(cancelled.subject()).isEqualTo("Your session with Budi Santoso was cancelled");
        assertThat(cancelled.html()).contains("Sakit &lt;b&gt;gigi&lt;/b&gt;");
    }

    private static void note(List<String> known, String moment, Actor person) {
        List<ReceivedMail> mails = ReceivedMail.to(person.email());
        mails.subList(known.size(), mails.size()).forEach(mail -> known.add(moment + " " + mail.subject()));
    }

    private static Instant instant(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }

    private static void at(String moment) {
        moveTo(instant(moment));
    }
}
