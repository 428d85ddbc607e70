package id.tm.assessment.questionnaire;

import id.tm.assessment.questionnaire.QuestionnaireRequest.Asked;
import id.tm.assessment.questionnaire.QuestionnaireRequest.Choice;
import id.tm.assessment.questionnaire.QuestionnaireRequest.ShowIf;
import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is asked beside a test. Another wording is another row. Table: additional_info_questions. */
@Entity
@Table(name = "additional_info_questions")
class AdditionalInfoQuestion extends BaseEntity {

    @Column(updatable = false)
    UUID assessmentId;

    @Column(updatable = false)
    String code;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    InfoMoment moment;

    int position;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    InfoKind kind;

    @Column(updatable = false)
    String text;

    @Column(updatable = false)
    String textEn;

    @Column(updatable = false)
    boolean required;

    @Column(updatable = false)
    Long lowest;

    @Column(updatable = false)
    Long highest;

    @Column(updatable = false)
    String showIfCode;

    @Column(updatable = false)
    String showIfOption;

    private Instant retiredAt;

    protected AdditionalInfoQuestion() {}

    AdditionalInfoQuestion(UUID assessmentId, int position, Asked asked) {
        this.assessmentId = assessmentId;
        this.position = position;
        this.code = asked.code();
        this.moment = asked.moment();
        this.kind = asked.kind();
        this.text = asked.text();
        this.textEn = asked.textEn();
        this.required = asked.required();
        this.lowest = asked.lowest();
        this.highest = asked.highest();
        this.showIfCode = asked.showIf() == null ? null : asked.showIf().question();
        this.showIfOption = asked.showIf() == null ? null : asked.showIf().option();
    }

    /** Those that are asked now. */
    static List<AdditionalInfoQuestion> of(UUID assessmentId) {
        return list("assessmentId = ?1 and retiredAt is null order by position", assessmentId);
    }

    /** It is not asked any more; what was answered stays. */
    void retire(Instant now) {
        retiredAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** What each of them asks, in their order. */
    static Map<AdditionalInfoQuestion, Asked> asked(List<AdditionalInfoQuestion> questions) {
        Map<UUID, List<Choice>> options = AdditionalInfoQuestionOption.byQuestion(
                questions.stream().map(each -> each.id).toList());
        Map<AdditionalInfoQuestion, Asked> asked = new LinkedHashMap<>();
        questions.forEach(each -> asked.put(each, each.askedWith(options.getOrDefault(each.id, List.of()))));
        return asked;
    }

    private Asked askedWith(List<Choice> options) {
        ShowIf showIf = showIfCode == null ? null : new ShowIf(showIfCode, showIfOption);
        return new Asked(code, moment, kind, text, textEn, required, lowest, highest, showIf, options);
    }
}
