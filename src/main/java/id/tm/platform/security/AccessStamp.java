package id.tm.platform.security;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One number per realm that moves with every change of a role, a permission or somebody's state. Every request
 * compares it, so that a change made in one process is seen by the next request in all.
 */
@ApplicationScoped
public class AccessStamp {

    private final AgroalDataSource database;

    AccessStamp(AgroalDataSource database) {
        this.database = database;
    }

    /** {@code sessionEnded}: of the session that was asked about. */
    record Now(long stamp, boolean sessionEnded) {}

    /** Asks about the session too, since both are asked on every request; null when there is none. */
    Now current(Realm realm, @Nullable UUID session) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select stamp, exists (select from ended_sessions where session_id = ?) from access_stamps"
                                + " where realm = ?")) {
            select.setObject(1, session, Types.OTHER);
            select.setString(2, realm.name());
            try (var row = select.executeQuery()) {
                if (!row.next()) throw new IllegalStateException("no access stamp for " + realm);
                return new Now(row.getLong(1), row.getBoolean(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Call in the transaction that changes who may do what. */
    public void move(Realm realm) {
        Panache.getEntityManager()
                .createNativeQuery("update access_stamps set stamp = stamp + 1 where realm = :realm")
                .setParameter("realm", realm.name())
                .executeUpdate();
    }
}
