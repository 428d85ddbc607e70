package id.tm.booking.schedule;

import static id.tm.booking.Consultations.at;
import static id.tm.booking.Consultations.backToNow;
import static id.tm.booking.Consultations.book;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.freeStarts;
import static id.tm.booking.Consultations.hours;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.moveTo;
import static id.tm.booking.Consultations.practitioner;
import static id.tm.booking.Consultations.settings;
import static id.tm.booking.Consultations.works;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is offered, and in whose time. */
@ServiceTest
class SlotSearchTest {

    private static final Instant START_OF_2027 = Instant.parse("2027-01-01T00:00:00Z");

    @AfterEach
    void resetClock() {
        backToNow();
    }

    @Test
    void hoursAreCutIntoSlotsOnThePractitionersClockAndShownOnTheAskers() {
        moveTo(START_OF_2027);
        Actor practitioner = practitioner("Asia/Makassar");

        given().queryParam("from", "2027-01-04")
                .queryParam("to", "2027-01-04")
                .queryParam("zone", "Asia/Jayapura")
                .get("/api/v1/practitioners/{id}/slots", practitioner.id())
                .then()
                .statusCode(200)
                .body("zone", equalTo("Asia/Jayapura"))
                .body("items.size()", equalTo(10))
                .body("items[0].startsAt", equalTo("2027-01-04T00:00:00Z"))
                .body("items[0].endsAt", equalTo("2027-01-04T01:00:00Z"))
                .body("items[0].localStart", equalTo("2027-01-04T09:00:00"))
                .body("items[0].modes", equalTo(List.of("ONLINE")))
                .body("items[9].localEnd", equalTo("2027-01-04T19:00:00"))
                .body("nextCursor", nullValue());
    }

    @Test
    void aWindowInAnotherZoneCutsTheDayWhereThatZoneDoes() {
        moveTo(START_OF_2027);
        Actor practitioner = practitioner("Asia/Jakarta");

        // The 4th in New York is from 12:00 on the 4th to 12:00 on the 5th in Jakarta.
        List<Instant> starts = freeStarts(practitioner, "2027-01-04", "2027-01-04", "America/New_York");

        assertThat(starts)
                .startsWith(Instant.parse("2027-01-04T05:00:00Z"))
                .endsWith(Instant.parse("2027-01-05T04:00:00Z"))
                .hasSize(10);
    }

    @Test
    void buffersKeepSlotsApartAndBlockTheirNeighbours() {
        moveTo(START_OF_2027);
        Actor practitioner = practitionerWith("Asia/Jakarta", hours("09:00", "13:00", 60, 0, 15));
        assertThat(localStarts(practitioner, "2027-01-04")).containsExactly("09:00", "10:15", "11:30");

        // Slots of a second rule, without buffers, that a booking of the first one's 10:15 slot reaches into.
        works(practitioner, hours("11:20", "12:20", 10));
        booked(member("Asia/Jakarta"), practitioner, Instant.parse("2027-01-04T03:15:00Z"));

        assertThat(localStarts(practitioner, "2027-01-04"))
                .doesNotContain("10:15", "11:20")
                .contains("09:00", "11:30", "11:40");
    }

    @Test
    void hoursUntilMidnightEndWithTheDay() {
        moveTo(START_OF_2027);
        Actor practitioner = practitionerWith("Asia/Jakarta", hours("22:00", "00:00", 60));

        assertThat(localStarts(practitioner, "2027-01-04")).containsExactly("22:00", "23:00");
    }

    @Test
    void rulesCountWhileTheyAreValid() {
        moveTo(START_OF_2027);
        Actor practitioner = Actors.practitioner(w -> w.zone("Asia/Jakarta"));
        settings(practitioner, Map.of("minimumNoticeMinutes", 0, "windowDays", 366));
        practitioner
                .given()
                .body(Map.of(
                        "weekday", "MONDAY",
                        "validFrom", "2027-01-11",
                        "validUntil", "2027-01-18",
                        "times", List.of(hours("09:00", "10:00", 60))))
                .post("/api/v1/practitioner/schedules")
                .then()
                .statusCode(201);

        assertThat(freeStarts(practitioner, "2027-01-01", "2027-01-31", "Asia/Jakarta"))
                .containsExactly(Instant.parse("2027-01-11T02:00:00Z"), Instant.parse("2027-01-18T02:00:00Z"));
    }

    @Test
    void exceptionsCloseDaysHoursAndOpenOthers() {
        moveTo(START_OF_2027);
        Actor practitioner = practitionerWith("Asia/Jakarta", hours("09:00", "12:00", 60));
        exception(practitioner, Map.of("date", "2027-01-05", "kind", "CLOSED", "note", "Cuti"));
        exception(
                practitioner,
                Map.of("date", "2027-01-06", "kind", "CLOSED", "times", List.of(hours("09:30", "10:30", 60))));
        exception(
                practitioner,
                Map.of("date", "2027-01-07", "kind", "EXTRA", "times", List.of(hours("19:00", "20:00", 30))));

        assertThat(localStarts(practitioner, "2027-01-05")).isEmpty();
        assertThat(localStarts(practitioner, "2027-01-06")).containsExactly("11:00");
        assertThat(localStarts(practitioner, "2027-01-07"))
                .containsExactly("09:00", "10:00", "11:00", "19:00", "19:30");
    }

    @Test
    void noticeWindowAndTheDaysLimitHideWhatCannotBeBooked() {
        moveTo(Instant.parse("2027-01-04T02:30:00Z")); // 09:30 in Jakarta
        Actor practitioner = practitionerWith("Asia/Jakarta", hours("09:00", "15:00", 60));
        settings(practitioner, Map.of("minimumNoticeMinutes", 120, "windowDays", 2, "mostPerDay", 1));

        assertThat(localStarts(practitioner, "2027-01-04")).containsExactly("12:00", "13:00", "14:00");
        assertThat(localStarts(practitioner, "2027-01-06")).containsExactly("09:00");
        assertThat(localStarts(practitioner, "2027-01-07")).isEmpty();

        Actor member = member("Asia/Jakarta");
        book(member, practitioner, Instant.parse("2027-01-04T04:00:00Z"))
                .then()
                .statusCode(422)
                .body("code", equalTo("slot-too-soon"))
                .body("nextSlots[0].localStart", equalTo("2027-01-04T12:00:00"));
        book(member, practitioner, Instant.parse("2027-01-08T04:00:00Z"))
                .then()
                .statusCode(422)
                .body("code", equalTo("slot-too-far"));
        book(member, practitioner, Instant.parse("2027-01-05T02:30:00Z"))
                .then()
                .statusCode(422)
                .body("code", equalTo("not-a-slot"))
                .body("nextSlots[0].startsAt", equalTo("2027-01-05T03:00:00Z"));
        booked(member, practitioner, Instant.parse("2027-01-05T02:00:00Z"));
        assertThat(localStarts(practitioner, "2027-01-05")).isEmpty();
        book(member, practitioner, Instant.parse("2027-01-05T05:00:00Z"))
                .then()
                .statusCode(409)
                .body("code", equalTo("day-full"))
                .body("nextSlots[0].startsAt", equalTo("2027-01-06T02:00:00Z"));
    }

    /** New York leaves out 02:00–03:00 on 14 March 2027 and has 01:00–02:00 twice on 7 November. */
    @Test
    void summerTimeNeitherInventsNorDoublesSlots() {
        moveTo(START_OF_2027);
        Actor practitioner = practitionerWith("America/New_York", hours("00:00", "05:00", 30));

        List<Instant> spring = freeStarts(practitioner, "2027-03-14", "2027-03-14", "America/New_York");
        assertThat(spring)
                .containsExactlyElementsOf(halfHours("2027-03-14T05:00:00Z", 8)) // 00:00 EST to 05:00 EDT
                .doesNotHaveDuplicates();

        List<Instant> autumn = freeStarts(practitioner, "2027-11-07", "2027-11-07", "America/New_York");
        List<Instant> expected = new ArrayList<>(halfHours("2027-11-07T04:00:00Z", 2)); // 00:00 and 00:30 EDT
        expected.addAll(halfHours("2027-11-07T06:00:00Z", 8)); // 01:00 EST, its second coming, to 05:00 EST
        assertThat(autumn).containsExactlyElementsOf(expected);

        // The offset changes on the wall clock, not in the instants' distance.
        assertThat(freeStarts(practitioner, "2027-03-13", "2027-03-13", "America/New_York")
                        .get(0))
                .isEqualTo(Instant.parse("2027-03-13T05:00:00Z"));
        assertThat(freeStarts(practitioner, "2027-03-15", "2027-03-15", "America/New_York")
                        .get(0))
                .isEqualTo(Instant.parse("2027-03-15T04:00:00Z"));
    }

    @Test
    void aSlotAcrossTheMissingHourLastsItsFullHourAndCanBeBooked() {
        moveTo(START_OF_2027);
        Actor practitioner = practitionerWith("Europe/Berlin", hours("01:30", "04:30", 60));
        // 28 March 2027: 01:30 CET is followed by 03:30 CEST; the slot of 02:30 does not exist.
        List<Instant> starts = freeStarts(practitioner, "2027-03-28", "2027-03-28", "Europe/Berlin");
        assertThat(starts)
                .containsExactly(Instant.parse("2027-03-28T00:30:00Z"), Instant.parse("2027-03-28T01:30:00Z"));

        Actor member = member("Asia/Jakarta");
        book(member, practitioner, starts.get(0))
                .then()
                .statusCode(201)
                .body("endsAt", equalTo("2027-03-28T01:30:00Z"))
                .body("zone", equalTo("Europe/Berlin"))
                .body("localStart", equalTo("2027-03-28T01:30:00"));
        assertThat(freeStarts(practitioner, "2027-03-28", "2027-03-28", "Europe/Berlin"))
                .containsExactly(starts.get(1));
    }

    @Test
    void leapDayAndMonthEndAreDaysLikeOthers() {
        moveTo(Instant.parse("2028-02-20T00:00:00Z"));
        Actor practitioner = practitionerWith("Asia/Jayapura", hours("00:00", "01:00", 60));

        assertThat(freeStarts(practitioner, "2028-02-28", "2028-03-01", "Asia/Jayapura"))
                .containsExactly(
                        Instant.parse("2028-02-27T15:00:00Z"),
                        Instant.parse("2028-02-28T15:00:00Z"),
                        Instant.parse("2028-02-29T15:00:00Z"));
    }

    @Test
    void everybodysSlotsComeByStartInPages() {
        moveTo(START_OF_2027);
        // Far from what other tests offer: nobody else works on the 4th of February 2029.
        Instant quiet = Instant.parse("2029-02-01T00:00:00Z");
        moveTo(quiet);
        Actor first = practitionerOn("2029-02-04", hours("09:00", "12:00", 60));
        Actor second = practitionerOn("2029-02-04", hours("09:00", "11:30", 30));
        List<String> seen = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            var request = given().queryParam("from", "2029-02-04")
                    .queryParam("to", "2029-02-06")
                    .queryParam("zone", "Asia/Jakarta")
                    .queryParam("limit", 3);
            if (cursor != null) request.queryParam("cursor", cursor);
            Response page = request.get("/api/v1/slots")
                    .then()
                    .statusCode(200)
                    .extract()
                    .response();
            List<Map<String, Object>> items = page.path("items");
            items.stream()
                    .filter(item -> item.get("practitionerId").equals(first.id().toString())
                            || item.get("practitionerId").equals(second.id().toString()))
                    .forEach(item -> seen.add(item.get("startsAt") + " " + item.get("practitionerId")));
            cursor = page.path("nextCursor");
            pages++;
        } while (cursor != null && pages < 2_000);

        assertThat(seen).hasSize(8).isSortedAccordingTo((a, b) -> a.substring(0, 20)
                .compareTo(b.substring(0, 20)));
        assertThat(new HashSet<>(seen)).hasSize(8);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        moveTo(START_OF_2027);
        Actor practitioner = practitionerWith("Asia/Jakarta", hours("09:00", "12:00", 60));
        Response first =
                given().queryParam("from", "2027-01-04").get("/api/v1/practitioners/{id}/slots", practitioner.id());
        first.then().header("Cache-Control", equalTo("max-age=15")).header("ETag", notNullValue());

        given().queryParam("from", "2027-01-04")
                .header("If-None-Match", first.header("ETag"))
                .get("/api/v1/practitioners/{id}/slots", practitioner.id())
                .then()
                .statusCode(304);

        booked(member("Asia/Jakarta"), practitioner, Instant.parse("2027-01-04T02:00:00Z"));
        given().queryParam("from", "2027-01-04")
                .header("If-None-Match", first.header("ETag"))
                .get("/api/v1/practitioners/{id}/slots", practitioner.id())
                .then()
                .statusCode(200)
                .body("items.startsAt", hasItems("2027-01-04T03:00:00Z"));
    }

    @Test
    void questionsThatMakeNoSenseAreRefused() {
        Actor practitioner = practitioner("Asia/Jakarta");
        refused(practitioner, Map.of("from", "2027-01-01", "to", "2027-02-01"), "to");
        refused(practitioner, Map.of("from", "2027-01-02", "to", "2027-01-01"), "to");
        refused(practitioner, Map.of("from", "yesterday"), "from");
        refused(practitioner, Map.of("from", "2027-02-30"), "from");
        refused(practitioner, Map.of("from", "+999999999-01-01"), "from");
        refused(practitioner, Map.of("from", "2027-01-01", "to", "2027-01-02", "zone", "Mars/Olympus"), "zone");
        refused(practitioner, Map.of("zone", "+07:00"), "zone");
        given().get("/api/v1/practitioners/{id}/slots", member("Asia/Jakarta").id())
                .then()
                .statusCode(404)
                .body("code", equalTo("practitioner-not-found"));
        given().queryParam("cursor", "nonsense").get("/api/v1/slots").then().statusCode(400);
        given().queryParam("limit", 201).get("/api/v1/slots").then().statusCode(400);
        given().queryParams(Map.of("from", "2027-01-01", "to", "2027-01-31"))
                .get("/api/v1/practitioners/{id}/slots", practitioner.id())
                .then()
                .statusCode(200);
    }

    @Test
    void slotsOfTomorrowCanBeBookedWithTheDefaultSettings() {
        Actor practitioner = Actors.practitioner(w -> w.zone("Asia/Jakarta"));
        works(practitioner, hours("09:00", "10:00", 60));

        booked(member("Asia/Jakarta"), practitioner, at("Asia/Jakarta", 1, "09:00"));
    }

    private static void refused(Actor practitioner, Map<String, String> query, String field) {
        given().queryParams(query)
                .get("/api/v1/practitioners/{id}/slots", practitioner.id())
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(field));
    }

    private static Actor practitionerWith(String zone, Map<String, Object> hours) {
        Actor practitioner = Actors.practitioner(w -> w.zone(zone));
        works(practitioner, hours);
        settings(practitioner, Map.of("minimumNoticeMinutes", 0, "windowDays", 366));
        return practitioner;
    }

    private static Actor practitionerOn(String date, Map<String, Object> hours) {
        Actor practitioner = Actors.practitioner(w -> w.zone("Asia/Jakarta"));
        exception(practitioner, Map.of("date", date, "kind", "EXTRA", "times", List.of(hours)));
        return practitioner;
    }

    private static void exception(Actor practitioner, Map<String, Object> body) {
        practitioner
                .given()
                .body(body)
                .post("/api/v1/practitioner/exceptions")
                .then()
                .statusCode(201);
    }

    private static List<String> localStarts(Actor practitioner, String date) {
        ZoneId zone = ZoneId.of("Asia/Jakarta");
        return freeStarts(practitioner, date, date, zone.getId()).stream()
                .peek(start -> assertThat(LocalDate.ofInstant(start, zone)).isEqualTo(date))
                .map(start -> LocalTime.ofInstant(start, zone).toString())
                .toList();
    }

    private static List<Instant> halfHours(String first, int n) {
        List<Instant> halfHours = new ArrayList<>();
        for (int i = 0; i < n; i++) halfHours.add(Instant.parse(first).plus(Duration.ofMinutes(30L * i)));
        return halfHours;
    }
}
