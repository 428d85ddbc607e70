package id.tm.support.shortlink;

import id.tm.platform.crypto.ColumnCipher;
import id.tm.platform.time.BusinessTime;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts who follows short links, without keeping who that was. Every method wants a running transaction. */
@ApplicationScoped
class Visits {

    /** All there were. */
    record Count(long visits, long botVisits) {
        static final Count NONE = new Count(0, 0);
    }

    private static final String PURPOSE = "short-link-visitor";

    private final ColumnCipher cipher;

    Visits(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    void open(UUID link) {
        Panache.getEntityManager()
                .createNativeQuery("insert into short_link_counters (short_link_id) values (:link)")
                .setParameter("link", link)
                .executeUpdate();
    }

    /** Takes one visit off the link; false when it may not be followed now. Exact under any number of visits at once. */
    boolean take(UUID link, boolean bot, Instant now) {
        String counter = bot ? "bot_visits" : "visits";
        // A bot takes no place, but finds the door closed like everybody else.
        return Panache.getEntityManager()
                        .createNativeQuery("update short_link_counters c set " + counter + " = c." + counter + " + 1"
                                + " from short_links l where l.id = c.short_link_id and l.id = :link and l.active"
                                + " and coalesce(l.valid_from <= :now, true) and coalesce(l.valid_until > :now, true)"
                                + " and coalesce(c.visits < l.visit_cap, true)")
                        .setParameter("link", link)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Adds a visit that was taken to its day. */
    void note(UUID link, boolean bot, String address, String userAgent, Instant now) {
        LocalDate day = BusinessTime.day(now);
        boolean isNew = !bot && isNew(link, day, address, userAgent);
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into short_link_days as d (short_link_id, day, visits, bot_visits, visitors)
                        values (:link, :day, :visits, :bots, :visitors)
                        on conflict on constraint pk_short_link_days do update set visits = d.visits + excluded.visits,
                            bot_visits = d.bot_visits + excluded.bot_visits, visitors = d.visitors + excluded.visitors
                        """)
                .setParameter("link", link)
                .setParameter("day", day)
                .setParameter("visits", bot ? 0L : 1L)
                .setParameter("bots", bot ? 1L : 0L)
                .setParameter("visitors", isNew ? 1L : 0L)
                .executeUpdate();
    }

    private boolean isNew(UUID link, LocalDate day, String address, String userAgent) {
        byte[] visitor = cipher.hmac(
                PURPOSE, (day + "\n" + link + "\n" + address + "\n" + userAgent).getBytes(StandardCharsets.UTF_8));
        return Panache.getEntityManager()
                        .createNativeQuery("insert into short_link_visitors (short_link_id, day, visitor)"
                                + " values (:link, :day, :visitor) on conflict do nothing")
                        .setParameter("link", link)
                        .setParameter("day", day)
                        .setParameter("visitor", HexFormat.of().formatHex(visitor, 0, 16))
                        .executeUpdate()
                == 1;
    }

    Map<UUID, Count> counts(Collection<UUID> links) {
        Map<UUID, Count> counts = new HashMap<>();
        if (links.isEmpty()) return counts;
        List<?> rows = Panache.getEntityManager()
                .createNativeQuery("select short_link_id, visits, bot_visits from short_link_counters"
                        + " where short_link_id in (:links)")
                .setParameter("links", links)
                .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            counts.put((UUID) columns[0], new Count(number(columns[1]), number(columns[2])));
        }
        return counts;
    }

    List<ShortLinkStatisticsView.Day> days(UUID link, LocalDate from, LocalDate to) {
        List<?> rows = Panache.getEntityManager()
                .createNativeQuery(
                        "select each.day, coalesce(d.visits, 0), coalesce(d.bot_visits, 0), coalesce(d.visitors, 0)"
                                + " from (select cast(s as date) as day from generate_series(cast(:from as timestamp),"
                                + " cast(:to as timestamp), interval '1 day') s) each"
                                + " left join short_link_days d on d.day = each.day and d.short_link_id = :link order by each.day")
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("link", link)
                .getResultList();
        List<ShortLinkStatisticsView.Day> days = new ArrayList<>();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            days.add(new ShortLinkStatisticsView.Day(
                    day(columns[0]), number(columns[1]), number(columns[2]), number(columns[3])));
        }
        return days;
    }

    /** Who was counted before {@code day} need not be known any more; returns how many were forgotten. */
    int forgetBefore(LocalDate day, int limit) {
        return Panache.getEntityManager()
                .createNativeQuery("delete from short_link_visitors where (short_link_id, day, visitor) in"
                        + " (select short_link_id, day, visitor from short_link_visitors where day < :day limit :most)")
                .setParameter("day", day)
                .setParameter("most", limit)
                .executeUpdate();
    }

    private static LocalDate day(Object value) {
        return value instanceof LocalDate date ? date : ((java.sql.Date) value).toLocalDate();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
