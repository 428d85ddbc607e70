package id.tm.support.audit;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.platform.problem.FieldError;
import id.tm.platform.time.BusinessTime;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Recomputes the chain over the activity log, reading its rows as they stand now. */
@ApplicationScoped
class ActivityLogVerification {

    private static final int MOST_DAYS = 31;
    private static final int FETCHED_AT_ONCE = 1_000;

    private static final String SEALS = """
            select s.day, s.seq, s.log_id, s.row_hash, s.chain_hash, s.key_id,
                   case when l.id is not null then audit_row_hash(l) end,
                   l.id is null and exists (
                       select from activity_log_retentions r
                       where s.occurred_at >= r.covers_from and s.occurred_at < r.covers_until)
            from activity_log_seals s
            left join activity_log l on l.occurred_at = s.occurred_at and l.id = s.log_id
            """;

    /** What was sealed once and is not now: its transaction ended before the last seal was made. */
    private static final String UNSEALED = """
            select l.id, l.occurred_at, coalesce(
                l.transaction_id < head.horizon and head.horizon <= pg_snapshot_xmax(pg_current_snapshot()), false)
            from activity_log l
            left join (select horizon from activity_log_seals order by day desc, seq desc limit 1) as head on true
            where l.occurred_at >= ? and l.occurred_at < ?
              and not exists (select from activity_log_seals s where s.log_id = l.id)
            order by l.occurred_at, l.id
            """;

    private final AgroalDataSource database;
    private final SealChain chain;
    private final Clock clock;

    ActivityLogVerification(AgroalDataSource database, SealChain chain, Clock clock) {
        this.database = database;
        this.chain = chain;
        this.clock = clock;
    }

    /** Days as a client writes them, today where none is given. */
    VerificationView verify(String from, String to) {
        LocalDate today = LocalDate.now(clock.withZone(BusinessTime.ZONE));
        LocalDate last = day("to", to, today);
        LocalDate first = day("from", from, last);
        if (last.isBefore(first)) throw refused("to", "range", "must not be before from");
        if (last.toEpochDay() - first.toEpochDay() >= MOST_DAYS) {
            throw refused("to", "range", "at most " + MOST_DAYS + " days from the first to the last");
        }
        return QuarkusTransaction.requiringNew().call(() -> verify(first, last));
    }

    private VerificationView verify(LocalDate first, LocalDate last) throws SQLException {
        Findings findings = new Findings();
        try (Connection connection = database.getConnection()) {
            Link before = link(connection, "where s.day < ? order by s.day desc, s.seq desc limit 1", first);
            Walk walk = new Walk(chain, findings, before);
            walk(connection, walk, first, last);
            // the first seal of a later day tells whether the last ones of these days are still there
            walk.next(link(connection, "where s.day > ? order by s.day, s.seq limit 1", last));
            unsealed(connection, findings, first, last);
            Link head = link(connection, "where s.day > ? order by s.day desc, s.seq desc limit 1", LocalDate.EPOCH);
            return new VerificationView(
                    first,
                    last,
                    findings.count() == 0,
                    walk.checked(),
                    walk.dropped(),
                    findings.count(),
                    findings.first(),
                    findings.unsealed(),
                    findings.unsealedSince(),
                    head == null
                            ? null
                            : new VerificationView.Head(
                                    head.day(), head.seq(), HexFormat.of().formatHex(head.chainHash())));
        }
    }

    /** Rows come in portions: a month of them would not fit into memory. */
    private static void walk(Connection connection, Walk walk, LocalDate first, LocalDate last) throws SQLException {
        try (var statement =
                connection.prepareStatement(SEALS + " where s.day between ? and ? order by s.day, s.seq")) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            statement.setObject(1, first);
            statement.setObject(2, last);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) walk.check(Link.of(rows));
            }
        }
    }

    private static Link link(Connection connection, String condition, LocalDate day) throws SQLException {
        try (var statement = connection.prepareStatement(SEALS + condition)) {
            statement.setObject(1, day);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Link.of(row) : null;
            }
        }
    }

    private static void unsealed(Connection connection, Findings findings, LocalDate first, LocalDate last)
            throws SQLException {
        try (var statement = connection.prepareStatement(UNSEALED)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            statement.setObject(1, midnight(first));
            statement.setObject(2, midnight(last.plusDays(1)));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    UUID id = rows.getObject(1, UUID.class);
                    Instant at = rows.getObject(2, OffsetDateTime.class).toInstant();
                    LocalDate day = LocalDate.ofInstant(at, BusinessTime.ZONE);
                    if (rows.getBoolean(3)) findings.add(VerificationView.Kind.ROW_UNSEALED, day, null, id);
                    else findings.waits(at);
                }
            }
        }
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(BusinessTime.ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static LocalDate day(String name, String text, LocalDate otherwise) {
        if (text == null) return otherwise;
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 2000 && day.getYear() < 10_000) return day;
        } catch (DateTimeException e) {
            // said below, as for a day that cannot be meant
        }
        throw refused(name, "malformed", "a day such as 2026-01-05");
    }

    private static RuntimeException refused(String field, String code, String message) {
        return INVALID_INPUT.with().fields(List.of(new FieldError(field, code, message)));
    }
}
