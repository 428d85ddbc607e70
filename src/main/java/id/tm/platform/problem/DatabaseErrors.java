package id.tm.platform.problem;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;

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

    /** An integrity constraint said no, at the statement or, when deferred, at the commit. */
    static boolean isConstraint(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("23");
    }

    /** The name of the violated constraint, null when the server does not tell. */
    static String constraintOf(PSQLException e) {
        return e.getServerErrorMessage() == null
                ? null
                : e.getServerErrorMessage().getConstraint();
    }

    public static boolean isConflict(Throwable thrown) {
        return Causes.of(thrown).stream().anyMatch(t -> t instanceof SQLException sql && isConflict(sql));
    }
}
