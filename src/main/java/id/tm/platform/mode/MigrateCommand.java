package id.tm.platform.mode;

import io.quarkus.runtime.QuarkusApplication;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jboss.logging.Logger;

/** {@code --migrate}: the start of the application has migrated the database; there is nothing left to do but say so. */
public class MigrateCommand implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(MigrateCommand.class);

    private final Flyway flyway;

    MigrateCommand(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public int run(String... args) {
        MigrationInfo current = flyway.info().current();
        LOG.infof("The database is at version %s", current == null ? "none" : current.getVersion());
        return 0;
    }
}
