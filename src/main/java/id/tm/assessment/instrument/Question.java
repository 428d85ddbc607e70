package id.tm.assessment.instrument;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** An item of an instrument. Table: quiz_questions. */
@Entity
@Table(name = "quiz_questions")
class Question extends BaseEntity {

    UUID questionGroupId;
    UUID sectionId;
    UUID categoryId;
    UUID answerTemplateId;
    int position;
    String code;
    String text;
    String textEn;
    String scale;
    boolean reversed;
    int weight;
    boolean required;

    static List<Question> of(UUID questionGroupId) {
        return list("questionGroupId = ?1 order by sectionId, position", questionGroupId);
    }
}
