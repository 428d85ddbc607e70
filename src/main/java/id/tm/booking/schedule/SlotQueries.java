package id.tm.booking.schedule;

import id.tm.booking.BookingConfig;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/**
 * Slots, computed by the database from rules, exceptions and taken time.
 *
 * <p>Hours are cut on the wall clock of their rule's zone and only then become instants: a slot that the change to
 * summer time leaves out is not offered, one that falls on an hour that comes twice means its second coming.
 */
@ApplicationScoped
public class SlotQueries {

    private static final String CANDIDATES = """
            with rule as (
                select s.id, s.practitioner_id, s.zone, s.kind, s.weekday, s.valid_from, s.valid_until, s.exception_date,
                       coalesce(g.minimum_notice_minutes, :notice) as notice_minutes,
                       coalesce(g.window_days, :window) as window_days,
                       g.most_per_day, g.address is not null as offline
                from practitioner_schedule s
                left join practitioner_settings g on g.practitioner_id = s.practitioner_id
                where s.practitioner_id = any(:practitioners) and s.kind <> 'CLOSED'),
            day as (
                select r.*, cast(d.midnight as date) as day
                from rule r
                cross join lateral generate_series(
                    date_trunc('day', cast(:from as timestamptz) at time zone r.zone),
                    date_trunc('day', cast(:to as timestamptz) at time zone r.zone),
                    interval '1 day') as d(midnight)
                where case r.kind
                    when 'EXTRA' then r.exception_date = cast(d.midnight as date)
                    else r.weekday = extract(isodow from d.midnight) and cast(d.midnight as date) >= r.valid_from
                        and (r.valid_until is null or cast(d.midnight as date) <= r.valid_until)
                    end),
            wall as (
                select d.*, w.wall_time, t.slot_minutes, t.buffer_before_minutes, t.buffer_after_minutes,
                       w.wall_time at time zone d.zone as starts_at,
                       d.day + case t.ends when '00:00' then interval '24 hours' else t.ends - time '00:00' end as closes
                from day d
                join practitioner_schedule_time t on t.schedule_id = d.id
                cross join lateral generate_series(
                    d.day + t.starts,
                    d.day + case t.ends when '00:00' then interval '24 hours' else t.ends - time '00:00' end,
                    make_interval(mins => t.buffer_before_minutes + t.slot_minutes + t.buffer_after_minutes))
                    as w(wall_time)),
            candidate as (
                select distinct on (w.starts_at, w.practitioner_id) w.*,
                       w.starts_at + make_interval(mins => w.slot_minutes) as ends_at,
                       w.starts_at - make_interval(mins => w.buffer_before_minutes) as blocked_from,
                       w.starts_at + make_interval(mins => w.slot_minutes + w.buffer_after_minutes) as blocked_until
                from wall w
                where w.starts_at >= :from and w.starts_at < :to
                  and w.starts_at at time zone w.zone = w.wall_time
                  and (w.starts_at + make_interval(mins => w.slot_minutes)) at time zone w.zone <= w.closes
                order by w.starts_at, w.practitioner_id, w.slot_minutes, w.id),
            taken as (
                select u.practitioner_id, range_agg(u.span) as spans
                from user_schedule u
                where u.practitioner_id = any(:practitioners) and u.state in ('HELD', 'BOOKED')
                  and u.span && tstzrange(cast(:from as timestamptz) - interval '1 day', cast(:to as timestamptz) + interval '1 day')
                  and u.session_id is distinct from :except
                group by u.practitioner_id),
            closed as (
                select c.practitioner_id,
                       range_agg(tstzrange(
                           (c.exception_date + coalesce(t.starts, time '00:00')) at time zone c.zone,
                           (c.exception_date + case when t.ends is null or t.ends = '00:00' then interval '24 hours'
                               else t.ends - time '00:00' end) at time zone c.zone)) as spans
                from practitioner_schedule c
                left join practitioner_schedule_time t on t.schedule_id = c.id
                where c.practitioner_id = any(:practitioners) and c.kind = 'CLOSED'
                  and c.exception_date between cast(cast(:from as timestamptz) - interval '2 days' as date)
                      and cast(cast(:to as timestamptz) + interval '2 days' as date)
                group by c.practitioner_id),
            slot as (
                select c.*,
                       coalesce(k.spans && tstzrange(c.blocked_from, c.blocked_until), false) as is_taken,
                       c.starts_at < cast(:now as timestamptz) + make_interval(mins => c.notice_minutes) as too_soon,
                       c.starts_at > cast(:now as timestamptz) + make_interval(days => c.window_days) as too_far,
                       case when c.most_per_day is null then false else c.most_per_day <= (
                           select count(*) from user_schedule u
                           where u.practitioner_id = c.practitioner_id and u.state in ('HELD', 'BOOKED')
                             and u.session_id is distinct from :except
                             and u.starts_at >= cast(c.day as timestamp) at time zone c.zone
                             and u.starts_at < cast(c.day + 1 as timestamp) at time zone c.zone) end as day_full
                from candidate c
                left join taken k on k.practitioner_id = c.practitioner_id
                left join closed x on x.practitioner_id = c.practitioner_id
                where not coalesce(x.spans && tstzrange(c.starts_at, c.ends_at), false))
            select practitioner_id, starts_at, ends_at, blocked_from, blocked_until, zone,
                   to_char(wall_time, 'YYYY-MM-DD"T"HH24:MI:SS') as wall_text, offline,
                   is_taken, day_full, too_soon, too_far
            from slot
            """;

    private static final String FREE = CANDIDATES + """
            where not is_taken and not day_full and not too_soon and not too_far
              and (starts_at, practitioner_id) > (cast(:afterStart as timestamptz), cast(:afterPractitioner as uuid))
            order by starts_at, practitioner_id
            limit :most
            """;

    private static final UUID LOWEST = new UUID(0, 0);
    private static final UUID NOBODY = LOWEST;
    private static final Instant BEFORE_ALL = Instant.EPOCH;

    private final BookingConfig config;
    private final Clock clock;

    SlotQueries(BookingConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Where a page of free slots goes on: after this slot. */
    record Mark(Instant startsAt, UUID practitionerId) {

        static final Mark START = new Mark(BEFORE_ALL, LOWEST);
    }

    /** Free slots that start in [from, to), by start and practitioner, at most {@code most} of them. */
    @Transactional
    List<Slot> free(Collection<UUID> practitioners, Instant from, Instant to, Mark after, int most) {
        List<Slot> found = new ArrayList<>();
        Instant lower = after.startsAt.isAfter(from) ? after.startsAt : from;
        // A page is usually full after the first days: the rest of the month need not be computed for it.
        Duration step = practitioners.size() == 1 ? Duration.between(from, to) : Duration.ofDays(1);
        while (found.size() < most && lower.isBefore(to)) {
            Instant upper = lower.plus(step).isBefore(to) ? lower.plus(step) : to;
            found.addAll(run(FREE, practitioners, lower, upper, null, after, most - found.size()));
            lower = upper;
            step = step.multipliedBy(2);
        }
        return found;
    }

    /** The next free slots of the practitioner from then on. */
    @Transactional
    public List<Slot> next(UUID practitionerId, Instant from, int most) {
        Instant now = clock.instant();
        if (isAbsurd(from)) return List.of();
        Instant start = from.isAfter(now) ? from : now;
        return free(List.of(practitionerId), start, start.plus(Duration.ofDays(31)), Mark.START, most);
    }

    /**
     * The slot that begins at this instant, free or not, or empty when there is none.
     *
     * @param except a session that is about to give up its own time, or null
     */
    public Optional<Slot> at(UUID practitionerId, Instant startsAt, UUID except) {
        if (isAbsurd(startsAt)) return Optional.empty();
        return run(
                        CANDIDATES + "where starts_at = :from",
                        List.of(practitionerId),
                        startsAt,
                        startsAt.plusMillis(1),
                        except,
                        null,
                        1)
                .stream()
                .findFirst();
    }

    /** Outside every booking window, and perhaps outside what the database can count. */
    private boolean isAbsurd(Instant startsAt) {
        return Duration.between(clock.instant(), startsAt).abs().compareTo(Duration.ofDays(400)) > 0;
    }

    private List<Slot> run(
            String sql, Collection<UUID> practitioners, Instant from, Instant to, UUID except, Mark after, int most) {
        NativeQuery<?> query = Panache.getEntityManager().createNativeQuery(sql).unwrap(NativeQuery.class);
        query.setParameter("practitioners", practitioners.toArray(UUID[]::new));
        query.setParameter("from", from);
        query.setParameter("to", to);
        query.setParameter("now", clock.instant());
        query.setParameter("notice", (int) config.slots().minimumNotice().toMinutes());
        query.setParameter("window", config.slots().windowDays());
        query.setParameter("except", except == null ? NOBODY : except);
        if (after != null) {
            query.setParameter("afterStart", after.startsAt);
            query.setParameter("afterPractitioner", after.practitionerId);
            query.setParameter("most", most);
        }
        query.addScalar("practitioner_id", UUID.class);
        for (String instant : List.of("starts_at", "ends_at", "blocked_from", "blocked_until")) {
            query.addScalar(instant, Instant.class);
        }
        query.addScalar("zone", String.class).addScalar("wall_text", String.class);
        for (String flag : List.of("offline", "is_taken", "day_full", "too_soon", "too_far")) {
            query.addScalar(flag, Boolean.class);
        }
        return query.getResultList().stream().map(row -> slot((Object[]) row)).toList();
    }

    private static Slot slot(Object[] row) {
        return new Slot(
                (UUID) row[0],
                (Instant) row[1],
                (Instant) row[2],
                (Instant) row[3],
                (Instant) row[4],
                ZoneId.of((String) row[5]),
                LocalDateTime.parse((String) row[6]),
                (boolean) row[7],
                (boolean) row[8],
                (boolean) row[9],
                (boolean) row[10],
                (boolean) row[11]);
    }
}
