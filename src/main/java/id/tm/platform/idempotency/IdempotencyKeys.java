package id.tm.platform.idempotency;

import static id.tm.platform.problem.PlatformError.IDEMPOTENCY_ANSWER_LOST;
import static id.tm.platform.problem.PlatformError.IDEMPOTENCY_KEY_IN_FLIGHT;
import static id.tm.platform.problem.PlatformError.IDEMPOTENCY_KEY_REUSED;

import id.tm.platform.crypto.ColumnCipher;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows of idempotency_keys. Plain SQL in transactions of their own: they must not wait for, or fall with, the
 * business transaction. The row's id is the fence: whoever takes over a dead request's row gives it a new one.
 */
@ApplicationScoped
class IdempotencyKeys {

    private static final String PURPOSE = "idempotency-request";

    /** A request that may run; the id names the row as long as nobody has taken it over. */
    record Claim(UUID id) {}

    /** Either a claim, or the answer that was given before. */
    record Outcome(Claim claim, StoredAnswer answer) {}

    private record Row(UUID id, byte[] hash, String state, Instant leaseUntil, StoredAnswer answer) {}

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final AgroalDataSource database;
    private final ColumnCipher cipher;
    private final Clock clock;
    private final IdempotencyConfig config;

    IdempotencyKeys(AgroalDataSource database, ColumnCipher cipher, Clock clock, IdempotencyConfig config) {
        this.database = database;
        this.cipher = cipher;
        this.clock = clock;
        this.config = config;
    }

    /** Reserves the key for this request, or says what is known of it; 409 or 422 when it cannot be had. */
    Outcome claim(String caller, String key, String operation, byte[] request, boolean kept) {
        return inOwnTransaction(connection -> {
            Optional<Claim> first = insert(connection, caller, key, operation, request, kept);
            if (first.isPresent()) return new Outcome(first.get(), null);
            Optional<Row> known = find(connection, caller, key);
            // Released between the two statements: the caller may try again at once.
            if (known.isEmpty()) throw IDEMPOTENCY_KEY_IN_FLIGHT.with().retryAfter(1);
            return outcome(connection, known.get(), request);
        });
    }

    private Outcome outcome(Connection connection, Row row, byte[] request) throws SQLException {
        if (!cipher.matches(PURPOSE, request, row.hash)) throw IDEMPOTENCY_KEY_REUSED.with();
        if (row.answer != null) return new Outcome(null, row.answer);
        Instant now = clock.instant();
        if (row.leaseUntil.isAfter(now)) {
            throw IDEMPOTENCY_KEY_IN_FLIGHT
                    .with()
                    .retryAfter(
                            Math.min(5, Duration.between(now, row.leaseUntil).toSeconds()));
        }
        if (row.state.equals("COMMITTED")) throw IDEMPOTENCY_ANSWER_LOST.with();
        UUID own = UUID.randomUUID();
        try (PreparedStatement takeOver = connection.prepareStatement("update idempotency_keys set id = ?,"
                + " lease_until = ? where id = ? and state = 'IN_FLIGHT' and lease_until = ?")) {
            takeOver.setObject(1, own);
            takeOver.setTimestamp(2, Timestamp.from(now.plus(config.lease())));
            takeOver.setObject(3, row.id);
            takeOver.setTimestamp(4, Timestamp.from(row.leaseUntil));
            if (takeOver.executeUpdate() == 1) return new Outcome(new Claim(own), null);
        }
        throw IDEMPOTENCY_KEY_IN_FLIGHT.with().retryAfter(1);
    }

    private Optional<Claim> insert(
            Connection connection, String caller, String key, String operation, byte[] request, boolean kept)
            throws SQLException {
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        try (PreparedStatement insert = connection.prepareStatement("insert into idempotency_keys"
                + " (id, created_at, caller, key, operation, request_hash, kept, state, lease_until)"
                + " values (?, ?, ?, ?, ?, ?, ?, 'IN_FLIGHT', ?)"
                + " on conflict on constraint uq_idempotency_keys_caller_key do nothing")) {
            insert.setObject(1, id);
            insert.setTimestamp(2, Timestamp.from(now));
            insert.setString(3, caller);
            insert.setString(4, key);
            insert.setString(5, operation);
            insert.setBytes(6, cipher.hmac(PURPOSE, request));
            insert.setBoolean(7, kept);
            insert.setTimestamp(8, Timestamp.from(now.plus(config.lease())));
            return insert.executeUpdate() == 1 ? Optional.of(new Claim(id)) : Optional.empty();
        }
    }

    private Optional<Row> find(Connection connection, String caller, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select id, request_hash, state, lease_until,"
                + " status, content_type, location, etag, body from idempotency_keys"
                + " where caller = ? and key = ?")) {
            select.setString(1, caller);
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) return Optional.empty();
                return Optional.of(new Row(
                        row.getObject("id", UUID.class),
                        row.getBytes("request_hash"),
                        row.getString("state"),
                        row.getTimestamp("lease_until").toInstant(),
                        answer(row)));
            }
        }
    }

    private StoredAnswer answer(ResultSet row) throws SQLException {
        if (!row.getString("state").equals("ANSWERED")) return null;
        String body = row.getString("body");
        return new StoredAnswer(
                row.getInt("status"),
                row.getString("content_type"),
                row.getString("location"),
                row.getString("etag"),
                body == null ? null : Base64.getDecoder().decode(cipher.decrypt(body)));
    }

    /** Keeps the answer for repetitions. Answers may hold tokens and personal data, so the body is encrypted. */
    void answered(Claim claim, StoredAnswer answer) {
        inOwnTransaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement("update idempotency_keys set"
                    + " state = 'ANSWERED', status = ?, content_type = ?, location = ?, etag = ?, body = ?"
                    + " where id = ?")) {
                update.setInt(1, answer.status());
                update.setString(2, answer.contentType());
                update.setString(3, answer.location());
                update.setString(4, answer.etag());
                update.setString(
                        5,
                        answer.body() == null
                                ? null
                                : cipher.encrypt(Base64.getEncoder().encodeToString(answer.body())));
                update.setObject(6, claim.id());
                return update.executeUpdate();
            }
        });
    }

    /** Forgets a request that was turned away: its repetition is a new request. */
    void release(Claim claim) {
        execute("delete from idempotency_keys where id = ?", claim);
    }

    /** Forgets a request that failed, unless something of it is in the books: then nobody may run it again. */
    void releaseUnlessCommitted(Claim claim) {
        execute("delete from idempotency_keys where id = ? and state <> 'COMMITTED'", claim);
        execute("update idempotency_keys set lease_until = created_at where id = ?", claim);
    }

    /** Removes up to {@code limit} rows whose time is over. */
    int removeExpired(Instant now, int limit) {
        return inOwnTransaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("delete from idempotency_keys where id in ("
                    + "select id from idempotency_keys where not kept and created_at < ? limit ?"
                    + " for update skip locked)")) {
                delete.setTimestamp(1, Timestamp.from(now.minus(config.retention())));
                delete.setInt(2, limit);
                return delete.executeUpdate();
            }
        });
    }

    private void execute(String sql, Claim claim) {
        inOwnTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, claim.id());
                return statement.executeUpdate();
            }
        });
    }

    private <T> T inOwnTransaction(Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection()) {
                return work.on(connection);
            }
        });
    }
}
