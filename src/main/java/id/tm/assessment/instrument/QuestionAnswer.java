package id.tm.assessment.instrument;

import id.tm.assessment.scoring.ScaleWeight;
import id.tm.platform.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An option that one question has for itself. Table: quiz_question_answers. */
@Entity
@Table(name = "quiz_question_answers")
class QuestionAnswer extends BaseEntity {

    UUID questionGroupId;
    UUID questionId;
    int position;
    String code;
    String text;
    String textEn;
    int value;
    String scale;

    @JdbcTypeCode(SqlTypes.JSON)
    List<ScaleWeight> weights;

    static List<QuestionAnswer> of(UUID questionGroupId) {
        return list("questionGroupId = ?1 order by questionId, position", questionGroupId);
    }
}
