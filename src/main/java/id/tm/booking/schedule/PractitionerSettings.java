package id.tm.booking.schedule;

import id.tm.booking.BookingConfig;
import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;

/** How a practitioner wants to be booked. Table: practitioner_settings. */
@Entity
@Table(name = "practitioner_settings")
public class PractitionerSettings extends BaseEntity {

    @Column(updatable = false)
    public UUID practitionerId;

    public int minimumNoticeMinutes;
    public int windowDays;
    /** Null for as many as there are slots. */
    public Integer mostPerDay;
    /** The practitioner's own meeting room; sessions without a link of their own use it as it is then. */
    public String meetingLink;
    /** Where offline sessions take place; without one they are not offered. */
    public String address;

    /** What a practitioner who has said nothing starts with. */
    static PractitionerSettings startingWith(UUID practitionerId, BookingConfig.Slots config) {
        PractitionerSettings settings = new PractitionerSettings();
        settings.practitionerId = practitionerId;
        settings.minimumNoticeMinutes = (int) config.minimumNotice().toMinutes();
        settings.windowDays = config.windowDays();
        return settings;
    }

    public static Optional<PractitionerSettings> findByPractitioner(UUID practitionerId) {
        return find("practitionerId", practitionerId).firstResultOptional();
    }

    static Optional<PractitionerSettings> lockByPractitioner(UUID practitionerId) {
        return find("practitionerId", practitionerId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }
}
