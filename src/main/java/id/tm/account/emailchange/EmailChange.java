package id.tm.account.emailchange;

import static id.tm.account.AccountError.LINK_UNUSABLE;
import static id.tm.account.emailchange.EmailChangeState.CANCELLED;
import static id.tm.account.emailchange.EmailChangeState.DONE;
import static id.tm.account.emailchange.EmailChangeState.PENDING;
import static id.tm.account.emailchange.EmailChangeState.UNDONE;

import id.tm.account.user.User;
import id.tm.platform.BaseEntity;
import id.tm.platform.crypto.SecretTokens;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A change of the e-mail address with its two links, one to do it and one to take it back. Table: email_changes. */
@Entity
@Table(name = "email_changes")
public class EmailChange extends BaseEntity {

    private UUID userId;
    private UUID sessionId;
    private String oldEmail;
    private String newEmail;
    private String tokenHash;
    private Instant expiresAt;
    private String undoHash;
    private Instant undoUntil;

    @Enumerated(EnumType.STRING)
    private EmailChangeState state = PENDING;

    protected EmailChange() {}

    EmailChange(User user, UUID sessionId, String newEmail) {
        this.userId = user.id;
        this.sessionId = sessionId;
        this.oldEmail = user.email();
        this.newEmail = User.canonicalEmail(newEmail);
    }

    /** What was asked for and not done by now is off: something else that opens the account has changed. */
    public static void cancelPending(UUID userId) {
        EmailChange.<EmailChange>list("userId = ?1 and state = ?2", userId, PENDING)
                .forEach(change -> change.become(CANCELLED));
    }

    static Optional<EmailChange> findToDo(String token, Instant now) {
        return find("tokenHash = ?1 and expiresAt > ?2 and state = ?3", SecretTokens.hash(token), now, PENDING)
                .firstResultOptional();
    }

    static Optional<EmailChange> findToUndo(String token, Instant now) {
        return find(
                        "undoHash = ?1 and undoUntil > ?2 and state in ?3",
                        SecretTokens.hash(token),
                        now,
                        List.of(PENDING, DONE))
                .firstResultOptional();
    }

    static long purge(Instant now) {
        return delete("undoUntil < ?1", now);
    }

    void giveLinks(String token, Instant until, String undoToken, Instant undoableUntil) {
        tokenHash = SecretTokens.hash(token);
        expiresAt = until;
        undoHash = SecretTokens.hash(undoToken);
        undoUntil = undoableUntil;
    }

    /** With the user locked: whoever comes second finds it done or gone. */
    void complete() {
        Panache.getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
        if (state != PENDING) throw LINK_UNUSABLE.with();
        become(DONE);
    }

    /** With every one that came after it, whose links are in the hands of who is being shut out. */
    void takeBack() {
        Panache.getEntityManager().refresh(this, LockModeType.PESSIMISTIC_WRITE);
        if (state != PENDING && state != DONE) throw LINK_UNUSABLE.with();
        EmailChange.<EmailChange>list(
                        "userId = ?1 and createdAt >= ?2 and state in ?3", userId, createdAt, List.of(PENDING, DONE))
                .forEach(change -> change.become(change.state == PENDING ? CANCELLED : UNDONE));
    }

    private void become(EmailChangeState next) {
        if (!state.canBecome(next)) throw new IllegalStateException(state + " to " + next);
        state = next;
    }

    UUID userId() {
        return userId;
    }

    UUID sessionId() {
        return sessionId;
    }

    String oldEmail() {
        return oldEmail;
    }

    String newEmail() {
        return newEmail;
    }

    EmailChangeState state() {
        return state;
    }
}
