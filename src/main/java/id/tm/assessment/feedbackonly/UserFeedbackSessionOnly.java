package id.tm.assessment.feedbackonly;

import static id.tm.assessment.AssessmentError.FEEDBACK_ONLY_NOT_FOUND;
import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** A result from elsewhere that somebody brought to a consultation. Table: user_feedback_session_only. */
@Entity
@Table(name = "user_feedback_session_only")
public class UserFeedbackSessionOnly extends BaseEntity {

    @Column(updatable = false)
    public UUID userId;

    @Column(updatable = false)
    public UUID entitlementId;

    @Column(updatable = false)
    public int size;

    @Column(updatable = false)
    public String sha256;

    @Enumerated(EnumType.STRING)
    private FeedbackOnlyState state = FeedbackOnlyState.IN_REVIEW;

    private String reason;
    private UUID reviewedBy;
    private Instant decidedAt;

    protected UserFeedbackSessionOnly() {}

    UserFeedbackSessionOnly(UUID userId, UUID entitlementId, int size, String sha256) {
        this.userId = userId;
        this.entitlementId = entitlementId;
        this.size = size;
        this.sha256 = sha256;
    }

    static UserFeedbackSessionOnly requireOf(UUID userId, UUID id) {
        return UserFeedbackSessionOnly.<UserFeedbackSessionOnly>find("id = ?1 and userId = ?2", id, userId)
                .firstResultOptional()
                .orElseThrow(FEEDBACK_ONLY_NOT_FOUND::with);
    }

    static UserFeedbackSessionOnly require(UUID id) {
        return UserFeedbackSessionOnly.<UserFeedbackSessionOnly>findByIdOptional(id)
                .orElseThrow(FEEDBACK_ONLY_NOT_FOUND::with);
    }

    static List<UserFeedbackSessionOnly> of(UUID userId) {
        return list("userId = ?1 order by createdAt, id", userId);
    }

    static List<UserFeedbackSessionOnly> ofEntitlement(UUID entitlementId) {
        return list("entitlementId = ?1 order by createdAt, id", entitlementId);
    }

    /** @param why for people; a must where it is rejected */
    void decide(boolean good, String why, UUID by, Instant now) {
        become(good ? FeedbackOnlyState.APPROVED : FeedbackOnlyState.REJECTED);
        reason = why;
        reviewedBy = by;
        decidedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    void makeVoid(Instant now) {
        become(FeedbackOnlyState.VOID);
        decidedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    private void become(FeedbackOnlyState next) {
        if (!state.canBecome(next)) throw ILLEGAL_STATE.with(state.name()).property("currentState", state);
        state = next;
    }

    FeedbackOnlyState state() {
        return state;
    }

    String reason() {
        return reason;
    }

    UUID reviewedBy() {
        return reviewedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }
}
