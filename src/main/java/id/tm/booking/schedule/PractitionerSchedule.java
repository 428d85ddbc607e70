package id.tm.booking.schedule;

import id.tm.platform.BaseEntity;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A weekday rule or a single day of a practitioner, in the rule's own zone. Table: practitioner_schedule. */
@Entity
@Table(name = "practitioner_schedule")
public class PractitionerSchedule extends BaseEntity {

    @Column(updatable = false)
    public UUID practitionerId;

    @Enumerated(EnumType.STRING)
    public ScheduleKind kind;

    public String zone;

    private Integer weekday;

    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    public LocalDate validFrom;

    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    public LocalDate validUntil;

    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    public LocalDate exceptionDate;

    public String note;

    @OneToMany(mappedBy = "schedule", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("starts")
    private List<PractitionerScheduleTime> times = new ArrayList<>();

    static PractitionerSchedule of(UUID practitionerId, ScheduleKind kind) {
        PractitionerSchedule schedule = new PractitionerSchedule();
        schedule.practitionerId = practitionerId;
        schedule.kind = kind;
        return schedule;
    }

    /** The practitioner's own row, locked, when it is a weekday rule or a single day as {@code weekly} says. */
    static Optional<PractitionerSchedule> lockOwn(UUID id, UUID practitionerId, boolean weekly) {
        return own(id, practitionerId, weekly, LockModeType.PESSIMISTIC_WRITE);
    }

    static Optional<PractitionerSchedule> findOwn(UUID id, UUID practitionerId, boolean weekly) {
        return own(id, practitionerId, weekly, LockModeType.NONE);
    }

    private static Optional<PractitionerSchedule> own(UUID id, UUID practitionerId, boolean weekly, LockModeType lock) {
        return find(
                        "id = ?1 and practitionerId = ?2 and kind " + (weekly ? "=" : "<>") + " ?3",
                        id,
                        practitionerId,
                        ScheduleKind.WEEKLY)
                .withLock(lock)
                .firstResultOptional();
    }

    static long countOf(UUID practitionerId) {
        return count("practitionerId", practitionerId);
    }

    /** Everybody who has hours at all. */
    static List<UUID> practitioners() {
        return find("select distinct practitionerId from PractitionerSchedule where kind <> ?1", ScheduleKind.CLOSED)
                .project(UUID.class)
                .list();
    }

    public DayOfWeek weekday() {
        return weekday == null ? null : DayOfWeek.of(weekday);
    }

    void weekday(DayOfWeek day) {
        weekday = day.getValue();
    }

    public List<PractitionerScheduleTime> times() {
        return List.copyOf(times);
    }

    /** Other hours; {@code now} moves the version even when nothing else of the row changes. */
    void replaceTimes(List<PractitionerScheduleTime> replacement, Instant now) {
        times.clear();
        // The old hours must be gone before the new ones come, or they would overlap in the database's eyes.
        if (isPersistent()) getEntityManager().flush();
        replacement.forEach(time -> {
            time.schedule = this;
            times.add(time);
        });
        updatedAt = now;
    }
}
