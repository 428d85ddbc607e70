package id.tm.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Short SQL against a database from outside the service, each call in a transaction of its own. */
public record Sql(PostgresResource.Database database) {

    private static final int MOST_KEPT = 4;

    /**
     * Logging in takes longer than most of what is asked, so connections to the database of the application are kept.
     * What they belong to: that database, by its address.
     */
    private static final Map<String, Queue<Connection>> KEPT = new ConcurrentHashMap<>();

    private interface Act<T> {
        T with(Statement statement) throws SQLException;
    }

    public void execute(String sql) {
        run(sql, statement -> statement.execute(sql));
    }

    /** The one number a query answers with. */
    public long number(String sql) {
        return Long.parseLong(texts(sql).get(0));
    }

    /** The first column of every row. */
    public List<String> texts(String sql) {
        return run(sql, statement -> {
            try (ResultSet rows = statement.executeQuery(sql)) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) texts.add(rows.getString(1));
                return texts;
            }
        });
    }

    private <T> T run(String sql, Act<T> act) {
        try {
            Connection connection = open();
            T result;
            try (Statement statement = connection.createStatement()) {
                result = act.with(statement);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
            keep(connection);
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection open() throws SQLException {
        Connection kept = kept().poll();
        return kept != null ? kept : database.connect();
    }

    private void keep(Connection connection) throws SQLException {
        boolean mayStay = PostgresResource.isCurrent(database) && kept().size() < MOST_KEPT;
        if (!mayStay || !kept().offer(connection)) connection.close();
    }

    private Queue<Connection> kept() {
        return KEPT.computeIfAbsent(database.jdbcUrl(), url -> new ConcurrentLinkedQueue<>());
    }
}
