package id.tm.assessment.questionnaire;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What somebody said to one question beside a test. Table: additional_info_question_responses. */
@Entity
@Table(name = "additional_info_question_responses")
class AdditionalInfoQuestionResponse extends BaseEntity {

    @Column(updatable = false)
    UUID userAssessmentId;

    @Column(updatable = false)
    UUID questionId;

    @JdbcTypeCode(SqlTypes.JSON)
    InfoAnswer response;

    protected AdditionalInfoQuestionResponse() {}

    AdditionalInfoQuestionResponse(UUID userAssessmentId, UUID questionId) {
        this.userAssessmentId = userAssessmentId;
        this.questionId = questionId;
    }

    static List<AdditionalInfoQuestionResponse> of(UUID runId) {
        return list("userAssessmentId = ?1 order by createdAt, id", runId);
    }
}
