package id.tm.support.reminder;

import id.tm.platform.work.WorkItem;
import id.tm.support.Channel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * One step on its way to one person on one channel. Written by {@link Deliveries} in batches; read here. Table:
 * reminder_recipients.
 */
@Entity
@Table(name = "reminder_recipients")
public class ReminderRecipient extends WorkItem {

    @Column(updatable = false)
    public String kind;

    @Column(updatable = false)
    public UUID planId;

    @Column(updatable = false)
    public UUID reminderId;

    @Column(updatable = false)
    public UUID subjectId;

    @Column(updatable = false)
    public String step;

    @Column(updatable = false)
    public String audience;

    @Column(updatable = false)
    public String recipientKey;

    @Column(updatable = false)
    public UUID userId;

    @Column(updatable = false)
    public String name;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public Channel channel;

    @Column(updatable = false)
    public String address;

    @Column(updatable = false)
    public String locale;

    @Column(updatable = false)
    public String zone;

    @Column(updatable = false)
    public Instant plannedAt;

    @Column(updatable = false)
    public Instant expiresAt;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private RecipientState state;

    @Column(updatable = false)
    public String reason;

    @Column(updatable = false)
    public Instant countedAt;

    @Column(updatable = false)
    public Instant begunAt;

    @Column(updatable = false)
    public Instant sentAt;

    @Column(updatable = false)
    public String providerMessageId;

    RecipientState state() {
        return state;
    }

    /** From the second hand-off on the message is marked as one that may have arrived before. */
    int attempt() {
        return begunAt == null ? Math.max(1, attempts) : Math.max(2, attempts);
    }
}
