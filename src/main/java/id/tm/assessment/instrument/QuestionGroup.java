package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentError.QUESTION_GROUP_FROZEN;
import static id.tm.assessment.AssessmentError.QUESTION_GROUP_NOT_FOUND;
import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.platform.BaseEntity;
import id.tm.platform.time.EntityClock;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** One version of an instrument. Once published the database itself keeps it as it is. Table: quiz_question_groups. */
@Entity
@Table(name = "quiz_question_groups")
public class QuestionGroup extends BaseEntity {

    @Column(updatable = false)
    public String code;

    @Column(updatable = false)
    public int groupVersion;

    public String name;
    public String nameEn;
    public String description;
    public String descriptionEn;

    @Enumerated(EnumType.STRING)
    private QuestionGroupState state = QuestionGroupState.DRAFT;

    private Instant publishedAt;
    private UUID publishedBy;
    private Instant retiredAt;

    protected QuestionGroup() {}

    QuestionGroup(String code, int groupVersion) {
        this.code = code;
        this.groupVersion = groupVersion;
    }

    static QuestionGroup require(UUID id) {
        return QuestionGroup.<QuestionGroup>findByIdOptional(id).orElseThrow(QUESTION_GROUP_NOT_FOUND::with);
    }

    static QuestionGroup lock(UUID id) {
        return QuestionGroup.<QuestionGroup>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(QUESTION_GROUP_NOT_FOUND::with);
    }

    /** The version that new runs take. */
    public static Optional<QuestionGroup> findPublished(String code) {
        return find("code = ?1 and state = ?2", code, QuestionGroupState.PUBLISHED)
                .firstResultOptional();
    }

    static Optional<QuestionGroup> findVersion(String code, int groupVersion) {
        return find("code = ?1 and groupVersion = ?2", code, groupVersion).firstResultOptional();
    }

    static int newestVersion(String code) {
        return find("select coalesce(max(groupVersion), 0) from QuestionGroup where code = ?1", code)
                .project(Integer.class)
                .firstResult();
    }

    void describe(InstrumentFile file) {
        name = file.name().id();
        nameEn = file.name().en();
        description = file.description() == null ? null : file.description().id();
        descriptionEn = file.description() == null ? null : file.description().en();
    }

    /** A change of the questions alone is a change of the version too. */
    void touch() {
        updatedAt = EntityClock.now();
    }

    void publish(UUID by, Instant now) {
        become(QuestionGroupState.PUBLISHED);
        publishedAt = now.truncatedTo(ChronoUnit.MICROS);
        publishedBy = by;
    }

    void retire(Instant now) {
        become(QuestionGroupState.RETIRED);
        retiredAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    void requireDraft() {
        if (state != QuestionGroupState.DRAFT) {
            throw QUESTION_GROUP_FROZEN.with(state).property("currentState", state);
        }
    }

    private void become(QuestionGroupState next) {
        if (!state.canBecome(next)) throw ILLEGAL_STATE.with(state.name()).property("currentState", state);
        state = next;
    }

    public QuestionGroupState state() {
        return state;
    }

    public boolean isDraft() {
        return state == QuestionGroupState.DRAFT;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    UUID publishedBy() {
        return publishedBy;
    }

    Instant retiredAt() {
        return retiredAt;
    }
}
