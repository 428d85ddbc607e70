package id.tm.booking;

import static io.restassured.RestAssured.given;

import id.tm.platform.security.AccessTokens;
import id.tm.platform.security.Realm;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tests of booking do again and again, through HTTP as a client would. */
public final class Consultations {

    public static final String MINE = "/api/v1/me/feedback-sessions";
    public static final String CLIENTS = "/api/v1/practitioner/feedback-sessions";

    private Consultations() {}

    /** The service's time from now on begins at this instant. Tokens of before may be too old or too young: see {@link #again}. */
    public static void moveTo(Instant instant) {
        clock().move(Duration.between(Instant.now(), instant));
    }

    public static void backToNow() {
        clock().move(Duration.ZERO);
    }

    public static Instant now() {
        return clock().instant();
    }

    private static SystemClock clock() {
        return Arc.container().instance(SystemClock.class).get();
    }

    /** The same user with a token of now. */
    public static Actor again(Actor actor) {
        String token =
                Arc.container().instance(AccessTokens.class).get().sign(Realm.USERS, actor.id(), actor.sessionId());
        return new Actor(actor.id(), actor.name(), actor.email(), token, actor.sessionId(), actor.partnerId());
    }

    /** Works every day from 8 to 18 in slots of an hour, and can be booked a year ahead until the last minute. */
    public static Actor practitioner(String zone) {
        return practitioner(zone, "id");
    }

    public static Actor practitioner(String zone, String locale) {
        Actor practitioner = Actors.practitioner(
                w -> w.name("Sari Dewi").zone(zone).locale(locale).whatsapp(false));
        works(practitioner, hours("08:00", "18:00", 60));
        settings(practitioner, Map.of("minimumNoticeMinutes", 0, "windowDays", 366));
        return practitioner;
    }

    public static Actor member(String zone) {
        return member(zone, "id");
    }

    public static Actor member(String zone, String locale) {
        return Actors.member(
                w -> w.name("Budi Santoso").zone(zone).locale(locale).whatsapp(false));
    }

    /** One weekday rule per day of the week, in the practitioner's own zone, valid since long ago. */
    public static void works(Actor practitioner, Map<String, Object> times) {
        for (DayOfWeek day : DayOfWeek.values()) {
            Map<String, Object> rule = new HashMap<>();
            rule.put("weekday", day);
            rule.put("validFrom", "2020-01-01");
            rule.put("times", List.of(times));
            practitioner
                    .given()
                    .body(rule)
                    .post("/api/v1/practitioner/schedules")
                    .then()
                    .statusCode(201);
        }
    }

    public static Map<String, Object> hours(String start, String end, int slotMinutes) {
        return new HashMap<>(Map.of("start", start, "end", end, "slotMinutes", slotMinutes));
    }

    public static Map<String, Object> hours(String start, String end, int slotMinutes, int before, int after) {
        Map<String, Object> hours = hours(start, end, slotMinutes);
        hours.put("bufferBeforeMinutes", before);
        hours.put("bufferAfterMinutes", after);
        return hours;
    }

    public static void settings(Actor practitioner, Map<String, Object> values) {
        String path = "/api/v1/practitioner/booking-settings";
        String tag = practitioner.given().get(path).header("ETag");
        practitioner
                .given()
                .header("If-Match", tag)
                .body(values)
                .put(path)
                .then()
                .statusCode(200);
    }

    /** A wall time some days from the service's today. */
    public static Instant at(String zone, int daysAhead, String time) {
        ZoneId id = ZoneId.of(zone);
        return ZonedDateTime.of(LocalDate.ofInstant(now(), id).plusDays(daysAhead), LocalTime.parse(time), id)
                .toInstant();
    }

    public static Response book(Actor member, Actor practitioner, Instant startsAt) {
        return book(member, practitioner.id(), startsAt, "ONLINE");
    }

    public static Response book(Actor member, UUID practitionerId, Instant startsAt, String mode) {
        return member.given()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("practitionerId", practitionerId, "startsAt", startsAt.toString(), "mode", mode))
                .post(MINE);
    }

    public static UUID booked(Actor member, Actor practitioner, Instant startsAt) {
        return UUID.fromString(book(member, practitioner, startsAt)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    public static Response reschedule(Actor member, UUID session, Instant startsAt) {
        return member.given().body(Map.of("startsAt", startsAt.toString())).post(MINE + "/{id}/reschedule", session);
    }

    /** Any act of {@code actor} on a session that needs no body. */
    public static Response act(Actor actor, String base, UUID session, String verb) {
        return actor.given().post(base + "/{id}/" + verb, session);
    }

    /** Books, moves the clock to the start, starts and completes; the clock stays at the session's end. */
    public static UUID completed(Actor member, Actor practitioner, Instant startsAt) {
        UUID session = booked(member, practitioner, startsAt);
        moveTo(startsAt);
        act(again(practitioner), CLIENTS, session, "start").then().statusCode(200);
        moveTo(startsAt.plus(Duration.ofHours(1)));
        act(again(practitioner), CLIENTS, session, "completion").then().statusCode(200);
        return session;
    }

    /** Starts of the free slots, as the public list has them. */
    public static List<Instant> freeStarts(Actor practitioner, String from, String to, String zone) {
        List<String> starts = given().queryParam("from", from)
                .queryParam("to", to)
                .queryParam("zone", zone)
                .get("/api/v1/practitioners/{id}/slots", practitioner.id())
                .then()
                .statusCode(200)
                .extract()
                .path("items.startsAt");
        return starts.stream().map(Instant::parse).toList();
    }

    /** Rows of native SQL. */
    public static List<Object[]> rows(String sql, Object... parameters) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var query = Panache.getEntityManager().createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
            List<Object[]> rows = new ArrayList<>();
            for (Object row : query.getResultList()) {
                rows.add(row instanceof Object[] columns ? columns : new Object[] {row});
            }
            return rows;
        });
    }

    public static long count(String sql, Object... parameters) {
        return ((Number) rows(sql, parameters).get(0)[0]).longValue();
    }
}
