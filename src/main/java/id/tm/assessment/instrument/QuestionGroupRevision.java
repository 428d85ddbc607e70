package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentError.QUESTION_GROUP_REVISION_NOT_FOUND;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A key, norms or report texts of one version of an instrument; numbered from 1. Table: quiz_question_group_revisions. */
@Entity
@Table(name = "quiz_question_group_revisions")
class QuestionGroupRevision extends BaseEntity {

    @Column(updatable = false)
    UUID questionGroupId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    RevisionKind kind;

    @Column(updatable = false)
    int revision;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    String content;

    /** Why it was renewed; null for the first. */
    @Column(updatable = false)
    String reason;

    protected QuestionGroupRevision() {}

    QuestionGroupRevision(UUID questionGroupId, RevisionKind kind, int revision, String content, String reason) {
        this.questionGroupId = questionGroupId;
        this.kind = kind;
        this.revision = revision;
        this.content = content;
        this.reason = reason;
    }

    static Optional<QuestionGroupRevision> newest(UUID questionGroupId, RevisionKind kind) {
        return find("questionGroupId = ?1 and kind = ?2 order by revision desc", questionGroupId, kind)
                .firstResultOptional();
    }

    static Optional<QuestionGroupRevision> find(UUID questionGroupId, RevisionKind kind, int revision) {
        return find("questionGroupId = ?1 and kind = ?2 and revision = ?3", questionGroupId, kind, revision)
                .firstResultOptional();
    }

    static QuestionGroupRevision require(UUID questionGroupId, UUID id) {
        return QuestionGroupRevision.<QuestionGroupRevision>find(
                        "id = ?1 and questionGroupId = ?2", id, questionGroupId)
                .firstResultOptional()
                .orElseThrow(QUESTION_GROUP_REVISION_NOT_FOUND::with);
    }
}
