package id.tm.platform.tx;

import io.quarkus.hibernate.orm.panache.Panache;

/** Something that has no row to be locked, locked by its name. */
public final class NamedLock {

    private NamedLock() {}

    /** Waits for whoever holds it on any replica, and holds it until the running transaction ends. */
    public static void take(String name) {
        Panache.getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .setParameter("name", name)
                .getSingleResult();
    }
}
