package id.tm.support.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Adds what has been committed since to the chain. The order is that of the sealing: a row that becomes visible late,
 * because its transaction took long, gets a later place, so that no business transaction ever waits for another.
 *
 * <p>Below the horizon of the last seal everything had been sealed; only what is above has to be looked at.
 */
@ApplicationScoped
class Sealing {

    private static final int BATCH = 1_000;

    /** The end of the chain; {@code outlived}: the database was restored into a younger server, whose count starts anew. */
    private record Head(LocalDate day, long seq, byte[] hash, String horizon, LocalDate today, boolean outlived) {}

    private record Row(UUID id, OffsetDateTime occurredAt, byte[] hash, String horizon) {}

    private final AgroalDataSource database;
    private final SealChain chain;

    Sealing(AgroalDataSource database, SealChain chain) {
        this.database = database;
        this.chain = chain;
    }

    /** Seals all there is, in transactions of a bounded size; returns how many rows. None while somebody else is at it. */
    int sealAll() {
        int all = 0;
        int sealed;
        do {
            sealed = QuarkusTransaction.requiringNew().call(this::sealBatch);
            all += sealed;
        } while (sealed == BATCH);
        return all;
    }

    private int sealBatch() throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!isOurTurn(connection)) return 0;
            Head head = head(connection);
            List<Row> rows = unsealed(connection, head);
            if (!rows.isEmpty()) insert(connection, head, rows);
            return rows.size();
        }
    }

    private static boolean isOurTurn(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                        "select pg_try_advisory_xact_lock(hashtext('tm.activity_log.seals'))");
                var row = statement.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static Head head(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                        select today, coalesce(day, today), coalesce(seq, 0), chain_hash, coalesce(horizon, '0')::text,
                               coalesce(horizon > pg_snapshot_xmax(pg_current_snapshot()), false)
                        from (select (now() at time zone 'Asia/Jakarta')::date as today) as clock
                        left join (select * from activity_log_seals order by day desc, seq desc limit 1) as head on true
                        """);
                var row = statement.executeQuery()) {
            row.next();
            byte[] hash = row.getBytes(4);
            return new Head(
                    row.getObject(2, LocalDate.class),
                    row.getLong(3),
                    hash == null ? SealChain.BEGINNING : hash,
                    row.getString(5),
                    row.getObject(1, LocalDate.class),
                    row.getBoolean(6));
        }
    }

    private static List<Row> unsealed(Connection connection, Head head) throws SQLException {
        String recent = "l.transaction_id >= ?::xid8 and l.transaction_id < pg_snapshot_xmax(pg_current_snapshot())";
        try (var statement =
                connection.prepareStatement("""
                select l.id, l.occurred_at, audit_row_hash(l), pg_snapshot_xmin(pg_current_snapshot())::text
                from activity_log l
                where %s and not exists (select from activity_log_seals s where s.log_id = l.id)
                order by l.transaction_id, l.occurred_at, l.id limit ?
                """.formatted(head.outlived ? "?::xid8 is not null" : recent))) {
            statement.setString(1, head.horizon);
            statement.setInt(2, BATCH);
            try (var found = statement.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(new Row(
                            found.getObject(1, UUID.class),
                            found.getObject(2, OffsetDateTime.class),
                            found.getBytes(3),
                            found.getString(4)));
                }
                return rows;
            }
        }
    }

    private void insert(Connection connection, Head head, List<Row> rows) throws SQLException {
        LocalDate day = head.today.isAfter(head.day) ? head.today : head.day;
        long seq = day.equals(head.day) ? head.seq : 0;
        byte[] hash = head.hash;
        try (var insert = connection.prepareStatement("insert into activity_log_seals"
                + " (day, seq, log_id, occurred_at, row_hash, chain_hash, key_id, horizon, sealed_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?::xid8, now())")) {
            for (Row row : rows) {
                seq++;
                hash = chain.next(hash, row.hash, day, seq, row.id);
                insert.setObject(1, day);
                insert.setLong(2, seq);
                insert.setObject(3, row.id);
                insert.setObject(4, row.occurredAt);
                insert.setBytes(5, row.hash);
                insert.setBytes(6, hash);
                insert.setString(7, chain.keyId());
                // a full batch may have left something of the same transactions behind
                insert.setString(8, rows.size() < BATCH ? row.horizon : head.horizon);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
