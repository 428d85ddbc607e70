package id.tm.account.access;

import id.tm.platform.security.AccessStamp;
import id.tm.platform.security.Realm;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Keeps the permissions table equal to the catalogue that the build derives from the endpoints. */
@ApplicationScoped
class PermissionCatalogue {

    static final String FILE = "META-INF/tm/permissions.csv";

    private static final Logger LOG = Logger.getLogger(PermissionCatalogue.class);
    private static final int BEFORE_THE_FIRST_ADMIN = 1_000;

    private final AccessStamp stamp;

    PermissionCatalogue(AccessStamp stamp) {
        this.stamp = stamp;
    }

    void onStart(@Observes @Priority(BEFORE_THE_FIRST_ADMIN) StartupEvent start) {
        Set<String> catalogue = read();
        if (catalogue.isEmpty()) {
            LOG.warnf("%s is missing or empty; the permissions stay as they are", FILE);
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> synchronise(catalogue));
    }

    /** New ones come, vanished ones go, also from the roles that held them. */
    void synchronise(Set<String> catalogue) {
        var entities = Panache.getEntityManager();
        int added = 0;
        for (String name : catalogue) {
            added += entities.createNativeQuery("insert into permissions (id, created_at, name)"
                            + " values (gen_random_uuid(), now(), :name) on conflict (name) do nothing")
                    .setParameter("name", name)
                    .executeUpdate();
        }
        int dropped = entities.createNativeQuery(
                        "delete from permissions where name not in (:catalogue) and name <> :everything")
                .setParameter("catalogue", catalogue)
                .setParameter("everything", Permission.EVERYTHING)
                .executeUpdate();
        if (added + dropped == 0) return;
        stamp.move(Realm.ADMINS);
        LOG.infof("permissions: %d new, %d dropped, %d in all", added, dropped, catalogue.size());
    }

    private static Set<String> read() {
        var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE);
        if (file == null) return Set.of();
        try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            // The first column; a heading has no colon.
            return lines.lines()
                    .map(line -> line.split("[,;]", 2)[0].strip())
                    .filter(name -> name.matches("[a-z0-9-]+:[a-z0-9-]+"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
