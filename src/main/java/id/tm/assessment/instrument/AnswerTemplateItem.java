package id.tm.assessment.instrument;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** An option of a template. Table: quiz_answer_template_items. */
@Entity
@Table(name = "quiz_answer_template_items")
class AnswerTemplateItem extends BaseEntity {

    UUID templateId;
    int position;
    String code;
    String text;
    String textEn;
    int value;

    protected AnswerTemplateItem() {}

    AnswerTemplateItem(UUID templateId, int position, AnswerTemplateRequest.Item item) {
        this.templateId = templateId;
        this.position = position;
        this.code = item.code();
        this.text = item.text().id();
        this.textEn = item.text().en();
        this.value = item.value();
    }

    static List<AnswerTemplateItem> of(UUID templateId) {
        return list("templateId = ?1 order by position", templateId);
    }
}
