package id.tm.assessment.instrument;

import static id.tm.assessment.AssessmentError.ANSWER_TEMPLATE_FROZEN;
import static id.tm.assessment.AssessmentError.ANSWER_TEMPLATE_NOT_FOUND;

import id.tm.platform.BaseEntity;
import id.tm.platform.time.EntityClock;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Options that many questions share. Once a published instrument uses it, it stays as it is. Table: quiz_answer_templates. */
@Entity
@Table(name = "quiz_answer_templates")
class AnswerTemplate extends BaseEntity {

    @Column(updatable = false)
    String code;

    String name;
    String nameEn;

    /** Set by the database when an instrument with it is published. */
    @Column(updatable = false)
    private boolean frozen;

    static AnswerTemplate lock(UUID id) {
        return AnswerTemplate.<AnswerTemplate>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(ANSWER_TEMPLATE_NOT_FOUND::with);
    }

    /** Those that an instrument uses, kept from changing until the transaction ends. */
    static void lockOf(UUID questionGroupId) {
        find(
                        "id in (select s.answerTemplateId from QuestionSection s where s.questionGroupId = ?1)"
                                + " or id in (select q.answerTemplateId from Question q where q.questionGroupId = ?1)"
                                + " order by id",
                        questionGroupId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    static AnswerTemplate require(UUID id) {
        return AnswerTemplate.<AnswerTemplate>findByIdOptional(id).orElseThrow(ANSWER_TEMPLATE_NOT_FOUND::with);
    }

    static Map<String, AnswerTemplate> byCodes(Collection<String> codes) {
        if (codes.isEmpty()) return Map.of();
        List<AnswerTemplate> found = list("code in ?1", codes);
        return found.stream().collect(Collectors.toMap(each -> each.code, Function.identity()));
    }

    static Map<UUID, AnswerTemplate> byIds(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        List<AnswerTemplate> found = list("id in ?1", ids);
        return found.stream().collect(Collectors.toMap(each -> each.id, Function.identity()));
    }

    /** The whole of it, as a client would write it. */
    AnswerTemplateRequest content() {
        return new AnswerTemplateRequest(
                code,
                BilingualName.of(name, nameEn),
                AnswerTemplateItem.of(id).stream()
                        .map(item -> new AnswerTemplateRequest.Item(
                                item.code, Bilingual.of(item.text, item.textEn), item.value))
                        .toList());
    }

    /** Takes the name and puts these options in the place of those it has. */
    void write(AnswerTemplateRequest request) {
        name = request.name().id();
        nameEn = request.name().en();
        updatedAt = EntityClock.now();
        AnswerTemplateItem.delete("templateId", id);
        for (int i = 0; i < request.items().size(); i++) {
            new AnswerTemplateItem(id, i, request.items().get(i)).persist();
        }
        Panache.getEntityManager().flush();
    }

    boolean isUsed() {
        return Question.count("answerTemplateId", id) > 0 || QuestionSection.count("answerTemplateId", id) > 0;
    }

    void requireEditable() {
        if (frozen) throw ANSWER_TEMPLATE_FROZEN.with();
    }

    boolean isFrozen() {
        return frozen;
    }
}
