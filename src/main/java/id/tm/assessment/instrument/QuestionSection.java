package id.tm.assessment.instrument;

import id.tm.assessment.scoring.SectionKind;
import id.tm.assessment.scoring.Stage;
import id.tm.platform.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A part of an instrument. Table: quiz_sections. */
@Entity
@Table(name = "quiz_sections")
class QuestionSection extends BaseEntity {

    UUID questionGroupId;
    int position;
    String code;

    @Enumerated(EnumType.STRING)
    SectionKind kind;

    String name;
    String nameEn;
    String instruction;
    String instructionEn;
    Integer timeLimitSeconds;
    boolean hardLimit;
    boolean shuffleItems;
    boolean shuffleOptions;
    UUID answerTemplateId;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Stage> stages;

    static List<QuestionSection> of(UUID questionGroupId) {
        return list("questionGroupId = ?1 order by position", questionGroupId);
    }
}
