package id.tm.platform.mode;

import io.quarkus.arc.All;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;

/** Fills an empty LOCAL database with the domains' demo data, once, in one transaction. */
@ApplicationScoped
class DemoLoader {

    private static final Logger LOG = Logger.getLogger(DemoLoader.class);
    private static final int AFTER_THE_DOMAINS_HAVE_STARTED = 5_000;

    private final ModeConfig mode;
    private final DemoConfig demo;
    private final List<DemoData> data;

    DemoLoader(ModeConfig mode, DemoConfig demo, @All List<DemoData> data) {
        this.mode = mode;
        this.demo = demo;
        this.data =
                data.stream().sorted(Comparator.comparingInt(DemoData::order)).toList();
    }

    void onStart(@Observes @Priority(AFTER_THE_DOMAINS_HAVE_STARTED) StartupEvent start) {
        if (mode.mode() != Mode.LOCAL || !demo.enabled()) return;
        QuarkusTransaction.requiringNew().run(() -> {
            if (!claimLoad()) return;
            data.forEach(DemoData::load);
            LOG.infof("demo data loaded (%d domains); tm.demo.enabled=false starts without", data.size());
        });
    }

    /** Only the first of several processes loads; the row lock makes the others wait and then see it done. */
    private static boolean claimLoad() {
        return Panache.getEntityManager()
                        .createNativeQuery("insert into demo_loads (id) values (1) on conflict do nothing")
                        .executeUpdate()
                == 1;
    }
}
