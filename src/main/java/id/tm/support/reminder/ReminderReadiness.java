package id.tm.support.reminder;

import id.tm.support.ReminderConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Check {@code reminders}: red when something that is due and held back by nothing has waited too long. */
@Readiness
@ApplicationScoped
class ReminderReadiness implements HealthCheck {

    private final ReminderConfig config;
    private final ReminderFigures figures;
    private final Clock clock;

    ReminderReadiness(ReminderConfig config, ReminderFigures figures, Clock clock) {
        this.config = config;
        this.figures = figures;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        Instant now = clock.instant();
        var response = HealthCheckResponse.named("reminders").up();
        figures.current().byKind().forEach((kind, due) -> {
            Duration lag = due.lag(now);
            if (lag.compareTo(config.maxLag()) <= 0) return;
            response.withData(kind, due.count() + " due, the oldest for " + lag).down();
        });
        return response.build();
    }
}
