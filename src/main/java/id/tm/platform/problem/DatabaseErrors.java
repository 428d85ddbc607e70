package id.tm.platform.problem;

import java.sql.SQLException;

/** What PostgreSQL's SQLSTATE says about a failed statement. */
public final class DatabaseErrors {

    private DatabaseErrors() {}

    /** Serialization failure, deadlock or lock time-out: the same act may well succeed when tried again. */
    public static boolean isConflict(SQLException e) {
        String state = e.getSQLState();
        return "40001".equals(state) || "40P01".equals(state) || "55P03".equals(state);
    }

    /** Text the database cannot store (a NUL character) or a value out of its column's range. */
    static boolean isBadInput(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22"));
    }

    public static boolean isConflict(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof SQLException sql && isConflict(sql)) return true;
        }
        return false;
    }
}
