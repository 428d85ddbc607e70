package id.tm.booking.session;

import static id.tm.booking.Consultations.CLIENTS;
import static id.tm.booking.Consultations.MINE;
import static id.tm.booking.Consultations.act;
import static id.tm.booking.Consultations.again;
import static id.tm.booking.Consultations.backToNow;
import static id.tm.booking.Consultations.book;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.freeStarts;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.moveTo;
import static id.tm.booking.Consultations.practitioner;
import static id.tm.booking.Consultations.reschedule;
import static id.tm.booking.Consultations.rows;
import static id.tm.booking.Consultations.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session from its booking to each of its ends. */
@ServiceTest
class SessionLifecycleTest {

    private static final Instant MONDAY = Instant.parse("2027-01-04T01:00:00Z"); // 08:00 in Jakarta
    private static final Instant FRIDAY_NINE = Instant.parse("2027-01-08T02:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Actor practitioner;
    private Actor member;

    @BeforeEach
    void arrive() {
        moveTo(MONDAY);
        practitioner = practitioner("Asia/Jakarta");
        member = member("Asia/Jayapura");
    }

    @AfterEach
    void resetClock() {
        backToNow();
    }

    @Test
    void bookingTakesTheTimeTellsBothSidesAndPlansReminders() {
        Response booked = book(member, practitioner, FRIDAY_NINE);

        booked.then()
                .statusCode(201)
                .header("ETag", equalTo("\"0\""))
                .body("state", equalTo("SCHEDULED"))
                .body("mode", equalTo("ONLINE"))
                .body("memberName", equalTo("Budi Santoso"))
                .body("practitionerName", equalTo("Sari Dewi"))
                .body("startsAt", equalTo("2027-01-08T02:00:00Z"))
                .body("endsAt", equalTo("2027-01-08T03:00:00Z"))
                .body("zone", equalTo("Asia/Jakarta"))
                .body("localStart", equalTo("2027-01-08T09:00:00"))
                .body("durationMinutes", equalTo(60))
                .body("reschedulesLeft", equalTo(2))
                .body("rescheduleUntil", equalTo("2027-01-07T02:00:00Z"))
                .body("cancelUntil", equalTo("2027-01-07T02:00:00Z"))
                .body("planVersion", equalTo(1))
                .body("$", not(hasKey("meetingLink")));
        String id = booked.path("id");
        assertThat(booked.header("Location")).endsWith(MINE + "/" + id);
        assertThat(freeStarts(practitioner, "2027-01-08", "2027-01-08", "Asia/Jakarta"))
                .doesNotContain(FRIDAY_NINE)
                .hasSize(9);

        Map<String, Object> toMember =
                SentMessages.last(member.email(), "session-booked-member").variables();
        assertThat(toMember)
                .containsEntry("name", "Budi Santoso")
                .containsEntry("otherName", "Sari Dewi")
                .containsEntry("startsAt", FRIDAY_NINE)
                .containsEntry("durationMinutes", 60)
                .containsEntry("mode", "ONLINE");
        assertThat((String) toMember.get("place")).endsWith("/me/feedback-sessions/" + id);
        assertThat(SentMessages.last(practitioner.email(), "session-booked-practitioner")
                        .variables())
                .containsEntry("name", "Sari Dewi")
                .containsEntry("otherName", "Budi Santoso");

        member.given()
                .get(MINE + "/{id}/reminders", id)
                .then()
                .statusCode(200)
                .body("items.step", contains("H-24", "H-1"))
                .body("items.dueAt", contains("2027-01-07T02:00:00Z", "2027-01-08T01:00:00Z"))
                .body("items.audience", everyItem(equalTo("MEMBER")))
                .body("items.state", everyItem(equalTo("PLANNED")));
        practitioner
                .given()
                .get(CLIENTS + "/{id}/reminders", id)
                .then()
                .statusCode(200)
                .body("items.audience", contains("PRACTITIONER", "PRACTITIONER"));
        member.given().get(MINE + "/{id}", id).then().statusCode(200).body("id", equalTo(id));
        member.given().get(MINE).then().statusCode(200).body("items.id", contains(id));
        practitioner
                .given()
                .get(CLIENTS + "?state=SCHEDULED")
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
        practitioner
                .given()
                .get(CLIENTS + "?state=COMPLETED")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void aBookingWithinTheDayPlansOnlyWhatIsStillToCome() {
        UUID id = booked(member, practitioner, MONDAY.plus(HOUR.multipliedBy(3)));

        member.given().get(MINE + "/{id}/reminders", id).then().body("items.step", contains("H-1"));
    }

    @Test
    void offlineSessionsNeedAnAddressAndKeepTheOneThatWasAgreedOn() {
        book(member, practitioner.id(), FRIDAY_NINE, "OFFLINE")
                .then()
                .statusCode(422)
                .body("code", equalTo("mode-not-offered"));
        settings(practitioner, Map.of("minimumNoticeMinutes", 0, "windowDays", 60, "address", "Jl. Merdeka 17"));

        String id = book(member, practitioner.id(), FRIDAY_NINE, "OFFLINE")
                .then()
                .statusCode(201)
                .body("address", equalTo("Jl. Merdeka 17"))
                .extract()
                .path("id");
        settings(practitioner, Map.of("minimumNoticeMinutes", 0, "windowDays", 60, "address", "Jl. Sudirman 1"));

        member.given().get(MINE + "/{id}", id).then().body("address", equalTo("Jl. Merdeka 17"));
        assertThat(SentMessages.last(member.email(), "session-booked-member").variables())
                .containsEntry("mode", "OFFLINE")
                .containsEntry("place", "Jl. Merdeka 17");
        practitioner
                .given()
                .body(Map.of("meetingLink", "https://meet.example.com/x"))
                .put(CLIENTS + "/{id}/meeting-link", id)
                .then()
                .statusCode(422);
    }

    @Test
    void theLinkIsShownFromAQuarterOfAnHourBeforeUntilTheEnd() {
        settings(
                practitioner,
                Map.of("minimumNoticeMinutes", 0, "windowDays", 60, "meetingLink", "https://meet.example.com/sari"));
        UUID id = booked(member, practitioner, FRIDAY_NINE);

        moveTo(FRIDAY_NINE.minus(MINUTE.multipliedBy(16)));
        again(member).given().get(MINE + "/{id}", id).then().body("meetingLink", nullValue());
        moveTo(FRIDAY_NINE.minus(MINUTE.multipliedBy(15)));
        again(member)
                .given()
                .get(MINE + "/{id}", id)
                .then()
                .body("meetingLink", equalTo("https://meet.example.com/sari"));
        again(practitioner)
                .given()
                .body(Map.of("meetingLink", "https://meet.example.com/other"))
                .put(CLIENTS + "/{id}/meeting-link", id)
                .then()
                .statusCode(200)
                .body("meetingLink", equalTo("https://meet.example.com/other"));
        again(member).given().get(MINE).then().body("items[0].meetingLink", equalTo("https://meet.example.com/other"));
        Actors.admin("feedback-sessions:read")
                .given()
                .get("/api/v1/admin/feedback-sessions/{id}", id)
                .then()
                .body("$", not(hasKey("meetingLink")));
        act(again(practitioner), CLIENTS, id, "cancellation").then().statusCode(200);
        again(member).given().get(MINE + "/{id}", id).then().body("meetingLink", nullValue());
    }

    @Test
    void reschedulingMovesTimeAndPlanTwiceAtMost() {
        UUID id = booked(member, practitioner, FRIDAY_NINE);
        Instant saturday = FRIDAY_NINE.plus(Duration.ofDays(1));

        reschedule(member, id, saturday)
                .then()
                .statusCode(200)
                .body("startsAt", equalTo(saturday.toString()))
                .body("localStart", equalTo("2027-01-09T09:00:00"))
                .body("state", equalTo("SCHEDULED"))
                .body("planVersion", equalTo(2))
                .body("reschedulesLeft", equalTo(1));

        assertThat(freeStarts(practitioner, "2027-01-08", "2027-01-08", "Asia/Jakarta"))
                .contains(FRIDAY_NINE);
        member.given()
                .get(MINE + "/{id}/reminders", id)
                .then()
                .body("items.planVersion", contains(1, 1, 2, 2))
                .body("items.state", contains("CANCELLED", "CANCELLED", "PLANNED", "PLANNED"));
        for (Actor told : List.of(member, practitioner)) {
            assertThat(SentMessages.last(told.email(), "session-rescheduled").variables())
                    .containsEntry("oldStartsAt", FRIDAY_NINE)
                    .containsEntry("startsAt", saturday)
                    .containsEntry("durationMinutes", 60);
        }

        reschedule(member, id, FRIDAY_NINE).then().statusCode(200).body("reschedulesLeft", equalTo(0));
        reschedule(member, id, saturday).then().statusCode(422).body("code", equalTo("reschedules-used-up"));
        assertThat(acts(id)).containsExactly("BOOKED", "RESCHEDULED", "RESCHEDULED");
    }

    @Test
    void reschedulingIsRefusedTooLateOntoATakenSlotAndOntoNone() {
        UUID id = booked(member, practitioner, FRIDAY_NINE);
        booked(member("Asia/Jakarta"), practitioner, FRIDAY_NINE.plus(HOUR));

        reschedule(member, id, FRIDAY_NINE.plus(HOUR))
                .then()
                .statusCode(409)
                .body("code", equalTo("slot-taken"))
                .body("nextSlots[0].startsAt", equalTo("2027-01-08T04:00:00Z"))
                .body("nextSlots[0].localStart", equalTo("2027-01-08T13:00:00"));
        reschedule(member, id, FRIDAY_NINE.plus(MINUTE)).then().statusCode(422).body("code", equalTo("not-a-slot"));

        moveTo(FRIDAY_NINE.minus(Duration.ofHours(24)).plusSeconds(1));
        reschedule(again(member), id, FRIDAY_NINE.plus(Duration.ofDays(3)))
                .then()
                .statusCode(422)
                .body("code", equalTo("reschedule-too-late"));
        again(member).given().get(MINE + "/{id}", id).then().body("startsAt", equalTo(FRIDAY_NINE.toString()));
        assertThat(acts(id)).containsExactly("BOOKED");
    }

    @Test
    void aMemberCannotBeInTwoPlaces() {
        booked(member, practitioner, FRIDAY_NINE);
        Actor other = practitioner("Asia/Jakarta");

        book(member, other, FRIDAY_NINE).then().statusCode(409).body("code", equalTo("member-busy"));
        UUID id = booked(member, other, FRIDAY_NINE.plus(HOUR));
        reschedule(member, id, FRIDAY_NINE).then().statusCode(409).body("code", equalTo("member-busy"));
    }

    @Test
    void cancellingInTimeGivesTheTimeBackAndTellsBothSides() {
        UUID id = booked(member, practitioner, FRIDAY_NINE);

        member.given()
                .body(Map.of("reason", "Sakit"))
                .post(MINE + "/{id}/cancellation", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("lateCancellation", equalTo(false))
                .body("closeReason", equalTo("Sakit"));

        assertThat(freeStarts(practitioner, "2027-01-08", "2027-01-08", "Asia/Jakarta"))
                .contains(FRIDAY_NINE);
        for (Actor told : List.of(member, practitioner)) {
            assertThat(SentMessages.last(told.email(), "session-cancelled").variables())
                    .containsEntry("startsAt", FRIDAY_NINE)
                    .containsEntry("reason", "Sakit");
        }
        member.given().get(MINE + "/{id}/reminders", id).then().body("items.state", everyItem(equalTo("CANCELLED")));
        act(member, MINE, id, "cancellation")
                .then()
                .statusCode(409)
                .body("code", equalTo("illegal-state"))
                .body("currentState", equalTo("CANCELLED"));
        reschedule(member, id, FRIDAY_NINE.plus(HOUR))
                .then()
                .statusCode(409)
                .body("currentState", equalTo("CANCELLED"));
    }

    @Test
    void cancellingLateCountsAsUsedUnlessThePractitionerDoesIt() {
        UUID late = booked(member, practitioner, FRIDAY_NINE);
        UUID lateByPractitioner = booked(member, practitioner, FRIDAY_NINE.plus(HOUR));
        UUID begun = booked(member, practitioner, FRIDAY_NINE.plus(HOUR.multipliedBy(2)));

        moveTo(FRIDAY_NINE.minus(HOUR.multipliedBy(2)));
        act(again(member), MINE, late, "cancellation").then().statusCode(200).body("lateCancellation", equalTo(true));
        act(again(practitioner), CLIENTS, lateByPractitioner, "cancellation")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("lateCancellation", equalTo(false));
        moveTo(FRIDAY_NINE.plus(HOUR.multipliedBy(2)).plus(MINUTE));
        act(again(member), MINE, begun, "cancellation").then().statusCode(409).body("code", equalTo("session-begun"));
    }

    @Test
    void aSessionIsStartedCompletedAndCannotBeUndone() {
        UUID id = booked(member, practitioner, FRIDAY_NINE);
        act(practitioner, CLIENTS, id, "completion").then().statusCode(409).body("currentState", equalTo("SCHEDULED"));
        act(practitioner, CLIENTS, id, "start")
                .then()
                .statusCode(422)
                .body("code", equalTo("session-too-early"))
                .body("possibleFrom", equalTo("2027-01-08T01:45:00Z"));

        moveTo(FRIDAY_NINE.minus(MINUTE.multipliedBy(10)));
        act(again(practitioner), CLIENTS, id, "start")
                .then()
                .statusCode(200)
                .body("state", equalTo("ON_PROGRESS"))
                .body("startedAt", notNullValue());
        moveTo(FRIDAY_NINE.plus(HOUR));
        Actor then = again(practitioner);
        then.given()
                .body(Map.of("notes", "Latih komunikasi asertif."))
                .post(CLIENTS + "/{id}/completion", id)
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"))
                .body("notes", equalTo("Latih komunikasi asertif."))
                .body("ratingClosesAt", notNullValue());
        again(member).given().get(MINE + "/{id}", id).then().body("notes", equalTo("Latih komunikasi asertif."));
        for (String verb : List.of("start", "completion", "no-show", "failure", "cancellation")) {
            act(then, CLIENTS, id, verb).then().statusCode(409).body("currentState", equalTo("COMPLETED"));
        }
        Actors.admin("feedback-sessions:read")
                .given()
                .get("/api/v1/admin/feedback-sessions/{id}", id)
                .then()
                .statusCode(200)
                .body("history.act", contains("BOOKED", "STARTED", "COMPLETED"))
                .body("history.to", contains("SCHEDULED", "ON_PROGRESS", "COMPLETED"))
                .body("history.actor", contains("MEMBER", "PRACTITIONER", "PRACTITIONER"))
                .body("$", not(hasKey("notes")));
    }

    @Test
    void whoDoesNotComeIsWaitedForAQuarterOfAnHour() {
        UUID noMember = booked(member, practitioner, FRIDAY_NINE);
        UUID noPractitioner = booked(member, practitioner, FRIDAY_NINE.plus(HOUR));
        UUID broken = booked(member, practitioner, FRIDAY_NINE.plus(HOUR.multipliedBy(2)));

        moveTo(FRIDAY_NINE.plus(MINUTE.multipliedBy(14)));
        act(again(practitioner), CLIENTS, noMember, "no-show")
                .then()
                .statusCode(422)
                .body("possibleFrom", equalTo("2027-01-08T02:15:00Z"));
        act(again(member), MINE, noMember, "no-show").then().statusCode(422);
        act(again(practitioner), CLIENTS, noMember, "start").then().statusCode(200);
        moveTo(FRIDAY_NINE.plus(MINUTE.multipliedBy(16)));
        act(again(member), MINE, noMember, "no-show")
                .then()
                .statusCode(409)
                .body("currentState", equalTo("ON_PROGRESS"));
        act(again(practitioner), CLIENTS, noMember, "no-show")
                .then()
                .statusCode(200)
                .body("state", equalTo("NO_SHOW_MEMBER"));

        moveTo(FRIDAY_NINE.plus(HOUR).plus(MINUTE.multipliedBy(16)));
        act(again(member), MINE, noPractitioner, "no-show")
                .then()
                .statusCode(200)
                .body("state", equalTo("NO_SHOW_PRACTITIONER"));
        act(again(practitioner), CLIENTS, broken, "failure").then().statusCode(422);
        moveTo(FRIDAY_NINE.plus(HOUR.multipliedBy(2)).plus(MINUTE));
        again(practitioner)
                .given()
                .body(Map.of("reason", "Listrik padam"))
                .post(CLIENTS + "/{id}/failure", broken)
                .then()
                .statusCode(200)
                .body("state", equalTo("FAILED"))
                .body("closeReason", equalTo("Listrik padam"));
        again(member)
                .given()
                .get(MINE + "/{id}/reminders", broken)
                .then()
                .body("items.kind", everyItem(equalTo("FEEDBACK_SESSION")));
    }

    @Test
    void nobodyBooksWithHimselfNorWithSomebodyWhoIsNoPractitioner() {
        book(practitioner, practitioner, FRIDAY_NINE).then().statusCode(422).body("code", equalTo("own-session"));
        book(member, member("Asia/Jakarta"), FRIDAY_NINE)
                .then()
                .statusCode(404)
                .body("code", equalTo("practitioner-not-found"));
        book(member, UUID.randomUUID(), FRIDAY_NINE, "ONLINE").then().statusCode(404);
    }

    @Test
    void theBackOfficeFindsSessions() {
        UUID id = booked(member, practitioner, FRIDAY_NINE);
        Actor admin = Actors.admin("feedback-sessions:read");

        for (String query : List.of(
                "memberId=" + member.id(),
                "practitionerId=" + practitioner.id() + "&state=SCHEDULED",
                "practitionerId=" + practitioner.id()
                        + "&from=2027-01-08T00:00:00Z&to=2027-01-09T00:00:00Z&sort=startsAt")) {
            admin.given()
                    .get("/api/v1/admin/feedback-sessions?" + query)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(id.toString()))
                    .body("items[0].practitionerName", equalTo("Sari Dewi"));
        }
        admin.given()
                .get("/api/v1/admin/feedback-sessions/{id}/reminders", id)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(4));
        admin.given().get("/api/v1/admin/feedback-sessions?colour=red").then().statusCode(400);
    }

    private static List<Object> acts(UUID id) {
        return rows("select act from feedback_session_histories where session_id = ?1 order by created_at, id", id)
                .stream()
                .map(row -> row[0])
                .toList();
    }
}
