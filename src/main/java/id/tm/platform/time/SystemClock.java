package id.tm.platform.time;

import id.tm.platform.mode.Mode;
import id.tm.platform.mode.ModeConfig;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The one clock of the service; outside production it can be moved, so that a reminder of next week can be seen today. */
@Singleton
@Unremovable // EntityClock finds it without injection
public class SystemClock extends Clock {

    private final Clock utc = Clock.systemUTC();
    private final boolean movable;
    private volatile Duration offset;

    SystemClock(ModeConfig config) {
        this.movable = config.mode() == Mode.LOCAL;
        this.offset = movable ? config.clockOffset() : Duration.ZERO;
    }

    /** Shifts the service's time by {@code offset} from the machine's; refused in production. */
    public void move(Duration offset) {
        if (!movable) throw new IllegalStateException("the clock of a production service cannot be moved");
        this.offset = offset;
    }

    public Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return utc.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        SystemClock self = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return self.withZone(other);
            }

            @Override
            public Instant instant() {
                return self.instant();
            }
        };
    }
}
