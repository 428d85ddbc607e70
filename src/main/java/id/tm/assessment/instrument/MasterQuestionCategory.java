package id.tm.assessment.instrument;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What questions are about. Table: quiz_master_question_categories. */
@Entity
@Table(name = "quiz_master_question_categories")
class MasterQuestionCategory extends BaseEntity {

    @Column(updatable = false)
    String code;

    String name;
    String nameEn;

    /** New instruments name active ones only; those that name it keep it. */
    boolean active = true;

    /** All of them: there are few. */
    static Map<String, MasterQuestionCategory> byCode() {
        return MasterQuestionCategory.<MasterQuestionCategory>listAll().stream()
                .collect(Collectors.toMap(each -> each.code, each -> each));
    }

    static Map<UUID, String> codes() {
        return MasterQuestionCategory.<MasterQuestionCategory>listAll().stream()
                .collect(Collectors.toMap(each -> each.id, each -> each.code));
    }

    boolean isUsed() {
        return Question.count("categoryId", id) > 0;
    }

    void deactivate() {
        active = false;
    }
}
