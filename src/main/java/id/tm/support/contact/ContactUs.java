package id.tm.support.contact;

import static id.tm.support.SupportError.CONTACT_MESSAGE_STATE;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What somebody wrote in the contact form, and how far it has been dealt with. Table: contact_us. */
@Entity
@Table(name = "contact_us")
public class ContactUs extends BaseEntity {

    /** Of letters and digits that nobody confuses on the telephone. */
    @Column(updatable = false)
    public String reference;

    @Enumerated(EnumType.STRING)
    private ContactStatus status = ContactStatus.NEW;

    /** Kept, but out of sight. */
    public boolean spam;

    public String name;
    public String email;
    public String phone;
    public String subject;
    public String message;
    public String locale;

    /** The member who was logged in while writing, or null. */
    @Column(updatable = false)
    public UUID userId;

    public UUID assigneeId;
    private Instant firstRepliedAt;
    private Instant resolvedAt;

    static Optional<ContactUs> lockById(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static List<ContactUs> listByUser(UUID userId) {
        return list("userId = ?1 order by createdAt, id", userId);
    }

    ContactStatus status() {
        return status;
    }

    Instant firstRepliedAt() {
        return firstRepliedAt;
    }

    Instant resolvedAt() {
        return resolvedAt;
    }

    /** Moves on, or 409; the move is written down. */
    void become(ContactStatus next, UUID admin, Instant now) {
        if (!status.canBecome(next)) throw CONTACT_MESSAGE_STATE.with(status).property("currentState", status);
        new ContactUsHistory(id, status, next, admin).persist();
        status = next;
        resolvedAt = next == ContactStatus.RESOLVED ? now : null;
    }

    /** Somebody deals with it now, whatever it was before. */
    void takeUp(UUID admin, Instant now) {
        if (status != ContactStatus.IN_PROGRESS) become(ContactStatus.IN_PROGRESS, admin, now);
    }

    void replied(Instant now) {
        if (firstRepliedAt == null) firstRepliedAt = now;
    }

    /** From its arrival until it was resolved, or until now. */
    Duration open(Instant now) {
        return Duration.between(createdAt, resolvedAt == null ? now : resolvedAt);
    }

    boolean isOverdue(Duration answerWithin, Instant now) {
        return resolvedAt == null && !spam && open(now).compareTo(answerWithin) > 0;
    }
}
