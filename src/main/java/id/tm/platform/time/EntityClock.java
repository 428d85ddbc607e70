package id.tm.platform.time;

import io.quarkus.arc.Arc;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The injected Clock for JPA callbacks, which the container does not inject into. */
public final class EntityClock {

    private EntityClock() {}

    /** Now, in the microseconds PostgreSQL keeps, so that a row read back equals the row written. */
    public static Instant now() {
        return Arc.container().instance(Clock.class).get().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
