package id.tm.platform.security;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

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

    long current(Realm realm) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select stamp from access_stamps where realm = ?")) {
            select.setString(1, realm.name());
            try (var row = select.executeQuery()) {
                if (!row.next()) throw new IllegalStateException("no access stamp for " + realm);
                return row.getLong(1);
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
