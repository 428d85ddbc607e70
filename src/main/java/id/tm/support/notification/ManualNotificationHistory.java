package id.tm.support.notification;

import static id.tm.support.SupportError.NOTIFICATION_OWN_APPROVAL;
import static id.tm.support.SupportError.NOTIFICATION_STATE;

import id.tm.platform.BaseEntity;
import id.tm.support.Channel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A message an admin sends to many, from the draft to its end. Table: manual_notification_histories. */
@Entity
@Table(name = "manual_notification_histories")
public class ManualNotificationHistory extends BaseEntity {

    /** The template behind a text of one's own. */
    static final String OWN_TEXT = "manual-notification";

    @Enumerated(EnumType.STRING)
    private NotificationState state = NotificationState.DRAFT;

    public String title;

    @Enumerated(EnumType.STRING)
    public NotificationKind kind;

    @Enumerated(EnumType.STRING)
    public Channel channel;

    public String templateKey;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> templateValues = Map.of();

    @JdbcTypeCode(SqlTypes.JSON)
    public NotificationTexts texts = NotificationTexts.NONE;

    @JdbcTypeCode(SqlTypes.JSON)
    public NotificationAudience audience;

    @Column(updatable = false)
    private UUID createdBy;

    private UUID editedBy;
    private UUID approvedBy;
    private Instant approvedAt;
    private UUID indonesianTemplateId;
    private UUID englishTemplateId;
    private Long recipients;
    private UUID startedBy;
    private Instant startedAt;
    private Instant finishedAt;

    protected ManualNotificationHistory() {}

    ManualNotificationHistory(UUID admin) {
        createdBy = admin;
        editedBy = admin;
    }

    static Optional<ManualNotificationHistory> lockById(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /** The oldest first; nobody pauses or cancels them until the transaction ends. */
    static List<ManualNotificationHistory> lockRunning(Channel channel) {
        return find("state = ?1 and channel = ?2 order by startedAt, id", NotificationState.RUNNING, channel)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** What was edited has to be looked at again. */
    void edited(UUID admin) {
        if (state != NotificationState.DRAFT) become(NotificationState.DRAFT, admin);
        editedBy = admin;
        approvedBy = null;
        approvedAt = null;
    }

    void submit(boolean needsApproval, UUID admin) {
        become(needsApproval ? NotificationState.PENDING_APPROVAL : NotificationState.APPROVED, admin);
    }

    void approve(UUID admin, Instant now) {
        if (state != NotificationState.PENDING_APPROVAL) throw illegal();
        if (admin.equals(createdBy) || admin.equals(editedBy)) throw NOTIFICATION_OWN_APPROVAL.with();
        become(NotificationState.APPROVED, admin);
        approvedBy = admin;
        approvedAt = now;
    }

    void start(UUID indonesian, UUID english, long all, UUID admin, Instant now) {
        if (state == NotificationState.DRAFT) become(NotificationState.APPROVED, admin);
        become(NotificationState.RUNNING, admin);
        indonesianTemplateId = indonesian;
        englishTemplateId = english;
        recipients = all;
        startedBy = admin;
        startedAt = now;
    }

    void pause(UUID admin) {
        become(NotificationState.PAUSED, admin);
    }

    void resume(UUID admin) {
        if (state != NotificationState.PAUSED) throw illegal();
        become(NotificationState.RUNNING, admin);
    }

    void cancel(UUID admin, Instant now) {
        become(NotificationState.CANCELLED, admin);
        finishedAt = now;
    }

    void finish(Instant now) {
        become(NotificationState.DONE, null);
        finishedAt = now;
    }

    void requireStartable() {
        boolean startable = state == NotificationState.DRAFT || state == NotificationState.APPROVED;
        if (!startable) throw illegal();
    }

    private void become(NotificationState next, UUID admin) {
        if (!state.canBecome(next)) throw illegal();
        new ManualNotificationMove(id, state, next, admin).persist();
        state = next;
    }

    private RuntimeException illegal() {
        return NOTIFICATION_STATE.with(state).property("currentState", state);
    }

    boolean isOwnText() {
        return texts.id() != null;
    }

    NotificationState state() {
        return state;
    }

    UUID createdBy() {
        return createdBy;
    }

    UUID editedBy() {
        return editedBy;
    }

    UUID approvedBy() {
        return approvedBy;
    }

    Instant approvedAt() {
        return approvedAt;
    }

    UUID indonesianTemplateId() {
        return indonesianTemplateId;
    }

    UUID englishTemplateId() {
        return englishTemplateId;
    }

    Long recipients() {
        return recipients;
    }

    UUID startedBy() {
        return startedBy;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant finishedAt() {
        return finishedAt;
    }
}
