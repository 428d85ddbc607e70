package id.tm.booking.session;

import static id.tm.booking.Consultations.at;
import static id.tm.booking.Consultations.book;
import static id.tm.booking.Consultations.booked;
import static id.tm.booking.Consultations.count;
import static id.tm.booking.Consultations.hours;
import static id.tm.booking.Consultations.member;
import static id.tm.booking.Consultations.practitioner;
import static id.tm.booking.Consultations.reschedule;
import static id.tm.booking.Consultations.rows;
import static id.tm.booking.Consultations.settings;
import static id.tm.booking.Consultations.works;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An hour of a practitioner is spent once, however many want it. */
@ServiceTest
class BookingRaceTest {

    private static final String ZONE = "Asia/Jakarta";

    @Test
    void oneSlotTwoHundredMembersOneWins() {
        Actor practitioner = practitioner(ZONE);
        List<Actor> members = members(200);
        Instant slot = at(ZONE, 3, "09:00");

        Race race = Race.run(200, number -> book(members.get(number), practitioner, slot));

        assertThat(race.statuses()).containsOnly(entry(201, 1L), entry(409, 199L));
        assertThat(taken(practitioner)).isEqualTo(1);
        for (Response loser : race.with(409)) {
            assertThat(loser.<String>path("code")).isEqualTo("slot-taken");
            assertThat(loser.<List<String>>path("nextSlots.startsAt"))
                    .hasSize(5)
                    .first()
                    .isEqualTo(slot.plus(Duration.ofHours(1)).toString());
        }
    }

    @Test
    void overlappingSlotsOfTwoHundredMembersNeverOverlapOnceBooked() {
        Actor practitioner = Actors.practitioner(w -> w.zone(ZONE));
        // Two rules for the same day, half an hour apart: every slot of one overlaps two of the other.
        works(practitioner, hours("08:00", "12:00", 60, 10, 10));
        works(practitioner, hours("08:30", "12:30", 60));
        settings(practitioner, Map.of("minimumNoticeMinutes", 0, "windowDays", 30));
        List<Instant> starts = List.of(at(ZONE, 3, "09:20"), at(ZONE, 3, "09:30"), at(ZONE, 3, "08:30"));
        List<Actor> members = members(200);

        Race race =
                Race.run(200, number -> book(members.get(number), practitioner, starts.get(number % starts.size())));

        // 08:30–09:30 and 09:30–10:30 touch, 09:20–10:20 with its buffers is in the way of both.
        assertThat(race.statuses().keySet()).containsExactlyInAnyOrder(201, 409);
        long won = race.with(201).size();
        assertThat(won).isBetween(1L, 2L);
        assertThat(taken(practitioner)).isEqualTo(won);
        assertThat(count(
                        "select count(*) from user_schedule a join user_schedule b on a.practitioner_id = b.practitioner_id"
                                + " and a.id < b.id and a.span && b.span"
                                + " where a.practitioner_id = ?1 and a.state = 'BOOKED' and b.state = 'BOOKED'",
                        practitioner.id()))
                .isZero();
    }

    @Test
    void twoHundredSessionsMovedOntoOneSlotOneArrives() {
        Actor practitioner = Actors.practitioner(w -> w.zone(ZONE));
        works(practitioner, hours("00:00", "00:00", 20));
        settings(practitioner, Map.of("minimumNoticeMinutes", 0, "windowDays", 60));
        List<Actor> members = members(200);
        List<UUID> sessions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Instant start = at(ZONE, 4, "00:00").plus(Duration.ofMinutes(20L * i));
            sessions.add(booked(members.get(i), practitioner, start));
        }
        Instant slot = at(ZONE, 10, "09:00");

        Race race = Race.run(200, number -> reschedule(members.get(number), sessions.get(number), slot));

        assertThat(race.statuses()).containsOnly(entry(200, 1L), entry(409, 199L));
        assertThat(count(
                        "select count(*) from user_schedule where practitioner_id = ?1 and state = 'BOOKED' and starts_at = ?2",
                        practitioner.id(),
                        slot))
                .isEqualTo(1);
        // Those who lost keep the time they had.
        assertThat(taken(practitioner)).isEqualTo(200);
        assertThat(count(
                        "select count(*) from feedback_session s join user_schedule u on u.session_id = s.id"
                                + " and u.state = 'BOOKED' and u.starts_at = s.starts_at where s.practitioner_id = ?1",
                        practitioner.id()))
                .isEqualTo(200);
    }

    @Test
    void oneMemberWithManyPractitionersIsInOnePlaceAtATime() {
        Actor member = member(ZONE);
        List<Actor> practitioners =
                IntStream.range(0, 20).mapToObj(i -> practitioner(ZONE)).toList();
        Instant slot = at(ZONE, 3, "09:00");

        Race race = Race.run(20, number -> book(member, practitioners.get(number), slot));

        assertThat(race.statuses()).containsOnly(entry(201, 1L), entry(409, 19L));
        assertThat(race.with(409)).allMatch(loser -> "member-busy".equals(loser.path("code")));
    }

    @Test
    void aDayThatTakesTwoSessionsTakesTwo() {
        Actor practitioner = practitioner(ZONE);
        settings(practitioner, Map.of("minimumNoticeMinutes", 0, "windowDays", 60, "mostPerDay", 2));
        List<Actor> members = members(10);

        Race race = Race.run(
                10,
                number -> book(
                        members.get(number), practitioner, at(ZONE, 3, "08:00").plus(Duration.ofHours(number))));

        assertThat(race.statuses()).containsOnly(entry(201, 2L), entry(409, 8L));
        assertThat(race.with(409)).allMatch(loser -> "day-full".equals(loser.path("code")));
        assertThat(taken(practitioner)).isEqualTo(2);
    }

    /** Whatever the code does: the constraint alone keeps the time from being spent twice. */
    @Test
    void theDatabaseRefusesAnOverlapByItself() {
        Actor practitioner = practitioner(ZONE);
        Actor member = member(ZONE);
        UUID session = booked(member, practitioner, at(ZONE, 3, "09:00"));
        UUID other = booked(member(ZONE), practitioner, at(ZONE, 3, "11:00"));

        String overlapping = "update user_schedule set starts_at = starts_at - interval '90 minutes',"
                + " ends_at = ends_at - interval '90 minutes', blocked_from = blocked_from - interval '90 minutes',"
                + " blocked_until = blocked_until - interval '90 minutes' where session_id = ?1";
        assertThatThrownBy(() -> run(overlapping, other)).hasStackTraceContaining("ex_user_schedule_practitioner_span");
        assertThatThrownBy(() -> run(
                        "update user_schedule set state = 'HELD', held_until = now(), practitioner_id = ?1, member_id = ?2,"
                                + " starts_at = (select starts_at from user_schedule where session_id = ?3),"
                                + " ends_at = (select ends_at from user_schedule where session_id = ?3),"
                                + " blocked_from = (select starts_at from user_schedule where session_id = ?3),"
                                + " blocked_until = (select ends_at from user_schedule where session_id = ?3)"
                                + " where session_id = ?4",
                        practitioner(ZONE).id(),
                        member.id(),
                        session,
                        other))
                .hasStackTraceContaining("ex_user_schedule_member_span");
        assertThat(rows("select state from user_schedule where session_id = ?1", other))
                .hasSize(1);
    }

    private static void run(String sql, Object... parameters) {
        QuarkusTransaction.requiringNew().run(() -> {
            var query = Panache.getEntityManager().createNativeQuery(sql);
            for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
            query.executeUpdate();
        });
    }

    private static List<Actor> members(int n) {
        return IntStream.range(0, n).mapToObj(i -> member(ZONE)).toList();
    }

    private static long taken(Actor practitioner) {
        return count(
                "select count(*) from user_schedule where practitioner_id = ?1 and state = 'BOOKED'",
                practitioner.id());
    }
}
