package id.tm.assessment.questionnaire;

import id.tm.assessment.questionnaire.QuestionnaireRequest.Choice;
import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What can be picked of a question beside a test. Table: additional_info_question_options. */
@Entity
@Table(name = "additional_info_question_options")
class AdditionalInfoQuestionOption extends AppendOnly {

    @Column(updatable = false)
    UUID questionId;

    @Column(updatable = false)
    int position;

    @Column(updatable = false)
    String code;

    @Column(updatable = false)
    String text;

    @Column(updatable = false)
    String textEn;

    protected AdditionalInfoQuestionOption() {}

    AdditionalInfoQuestionOption(UUID questionId, int position, Choice choice) {
        this.questionId = questionId;
        this.position = position;
        this.code = choice.code();
        this.text = choice.text();
        this.textEn = choice.textEn();
    }

    /** Of any number of questions at once, each in its order. */
    static Map<UUID, List<Choice>> byQuestion(Collection<UUID> questionIds) {
        if (questionIds.isEmpty()) return Map.of();
        return AdditionalInfoQuestionOption.<AdditionalInfoQuestionOption>stream(
                        "questionId in ?1 order by questionId, position", questionIds)
                .collect(Collectors.groupingBy(
                        each -> each.questionId,
                        Collectors.mapping(
                                each -> new Choice(each.code, each.text, each.textEn), Collectors.toList())));
    }
}
