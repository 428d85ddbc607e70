package id.tm.support;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;

/**
 * One planned reminder step of a subject: the columns every plan table has. Each domain keeps its own table of them
 * ({@code subject_id} with a foreign key to the subject, unique per (subject_id, subject_version, step, audience),
 * partial index on due_at where state = 'PLANNED'). Written by {@link Reminders} and the engine only.
 */
@MappedSuperclass
public abstract class ReminderPlan extends BaseEntity {

    @Column(updatable = false)
    public UUID subjectId;

    /** The subject's plan version: a moved session gets a new one, and the old plan can no longer leave. */
    @Column(updatable = false)
    public int subjectVersion;

    /** The reminder definition (reminders.id) this step comes from. */
    @Column(updatable = false)
    public UUID reminderId;

    /** Such as {@code D-7} or {@code H-24}. */
    @Column(updatable = false)
    public String step;

    /** Who is told, in the subject's words: {@code MEMBER}, {@code PRACTITIONER}, {@code BILLING}. */
    @Column(updatable = false)
    public String audience;

    @Column(updatable = false)
    public Instant dueAt;

    @Enumerated(EnumType.STRING)
    public ReminderPlanState state;

    /** When the state last moved on from PLANNED. */
    public Instant settledAt;
}
