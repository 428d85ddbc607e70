package id.tm.platform.mode;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Reminds a production that has accepted it of what it does without. */
@ApplicationScoped
class SingleRoleWarning {

    private static final Logger LOG = Logger.getLogger(SingleRoleWarning.class);

    private final ModeConfig mode;
    private final DatabaseConfig database;

    SingleRoleWarning(ModeConfig mode, DatabaseConfig database) {
        this.mode = mode;
        this.database = database;
    }

    void onStart(@Observes StartupEvent start) {
        if (mode.mode() != Mode.PRODUCTION || !database.singleRole()) return;
        LOG.warn(
                "TM_DATABASE_SINGLE_ROLE: the service may own its tables; whoever takes it over can rewrite the activity"
                        + " log, which only its verification against a hash kept elsewhere would show");
    }
}
