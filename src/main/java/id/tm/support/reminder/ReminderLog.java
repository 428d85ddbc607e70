package id.tm.support.reminder;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** One run of a job. Written by {@link JobRuns}. Table: reminder_logs. */
@Entity
@Table(name = "reminder_logs")
public class ReminderLog extends BaseEntity {

    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    @Column(updatable = false)
    public String job;

    @Column(updatable = false)
    public String trigger;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private State state;

    @Column(updatable = false)
    public String instance;

    @Column(updatable = false)
    public Instant startedAt;

    @Column(updatable = false)
    public Instant seenAt;

    @Column(updatable = false)
    public Instant finishedAt;

    @Column(updatable = false)
    public long claimed;

    @Column(updatable = false)
    public long sent;

    @Column(updatable = false)
    public long skipped;

    @Column(updatable = false)
    public long failed;

    @Column(updatable = false)
    public String error;

    /** RUNNING, DONE, FAILED, or LOST for a run that has been silent for longer than {@code lease}. */
    String shownState(Instant now, Duration lease) {
        boolean silent = state == State.RUNNING && seenAt.plus(lease).isBefore(now);
        return silent ? "LOST" : state.name();
    }
}
