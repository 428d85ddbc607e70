package id.tm.booking.schedule;

import id.tm.booking.BookingConfig;
import id.tm.platform.http.ETags;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Keeps the practitioners' settings; a practitioner who has never changed them gets the configured ones. */
@ApplicationScoped
public class SettingsService {

    private final BookingConfig config;
    private final Clock clock;

    SettingsService(BookingConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The practitioner's settings; the row is written when they are asked for first, so that it has a version to name. */
    @Transactional
    public PractitionerSettings of(UUID practitionerId) {
        return PractitionerSettings.findByPractitioner(practitionerId).orElseGet(() -> begin(practitionerId));
    }

    @Transactional
    PractitionerSettings replace(UUID practitionerId, String ifMatch, PractitionerSettingsRequest request) {
        of(practitionerId);
        PractitionerSettings settings =
                PractitionerSettings.lockByPractitioner(practitionerId).orElseThrow();
        ETags.requireMatch(ifMatch, settings.version);
        request.applyTo(settings);
        Panache.flush();
        return settings;
    }

    private PractitionerSettings begin(UUID practitionerId) {
        PractitionerSettings fresh = PractitionerSettings.startingWith(practitionerId, config.slots());
        // Two first requests at once must both find one row, and neither may fail.
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into practitioner_settings
                            (id, version, created_at, updated_at, practitioner_id, minimum_notice_minutes, window_days)
                        values (:id, 0, :now, :now, :practitioner, :notice, :window)
                        on conflict (practitioner_id) do nothing
                        """)
                .setParameter("id", UUID.randomUUID())
                .setParameter("now", clock.instant())
                .setParameter("practitioner", practitionerId)
                .setParameter("notice", fresh.minimumNoticeMinutes)
                .setParameter("window", fresh.windowDays)
                .executeUpdate();
        return PractitionerSettings.findByPractitioner(practitionerId).orElseThrow();
    }
}
