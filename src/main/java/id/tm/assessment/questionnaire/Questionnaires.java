package id.tm.assessment.questionnaire;

import static id.tm.assessment.AssessmentError.ASSESSMENT_NOT_FOUND;
import static id.tm.assessment.AssessmentError.QUESTIONNAIRE_INCOMPLETE;
import static id.tm.assessment.AssessmentError.QUESTIONNAIRE_OPEN;
import static id.tm.assessment.AssessmentError.QUESTIONNAIRE_REFUSED;
import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;

import id.tm.assessment.catalog.Assessment;
import id.tm.assessment.questionnaire.QuestionnaireRequest.Asked;
import id.tm.assessment.run.RunState;
import id.tm.assessment.run.UserAssessment;
import id.tm.platform.http.ETags;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is asked beside tests, and what people say. */
@ApplicationScoped
public class Questionnaires {

    private final Clock clock;

    Questionnaires(Clock clock) {
        this.clock = clock;
    }

    /** @param version of the test, which moves with what is asked beside it */
    record Defined(QuestionnaireView view, int version) {}

    @Transactional
    Defined defined(UUID assessmentId) {
        Assessment assessment =
                Assessment.<Assessment>findByIdOptional(assessmentId).orElseThrow(ASSESSMENT_NOT_FOUND::with);
        return new Defined(new QuestionnaireView(asked(assessmentId), List.of()), assessment.version);
    }

    /** Questions that stay the same keep what was answered; others are asked anew. */
    @Transactional
    Defined define(UUID assessmentId, String ifMatch, List<Asked> wanted) {
        List<String> wrong = QuestionnaireCheck.wrong(wanted);
        if (!wrong.isEmpty()) throw QUESTIONNAIRE_REFUSED.with().property("wrong", wrong);
        Assessment assessment = Assessment.<Assessment>findByIdOptional(
                        assessmentId, LockModeType.PESSIMISTIC_FORCE_INCREMENT)
                .orElseThrow(ASSESSMENT_NOT_FOUND::with);
        ETags.requireMatch(ifMatch, assessment.version - 1);
        Map<Asked, AdditionalInfoQuestion> there = new LinkedHashMap<>();
        AdditionalInfoQuestion.asked(AdditionalInfoQuestion.of(assessmentId))
                .forEach((question, asked) -> there.put(asked, question));
        there.entrySet().stream()
                .filter(each -> !wanted.contains(each.getKey()))
                .forEach(each -> each.getValue().retire(clock.instant()));
        // What is retired makes room for its code.
        Panache.getEntityManager().flush();
        for (int i = 0; i < wanted.size(); i++) {
            AdditionalInfoQuestion same = there.get(wanted.get(i));
            if (same == null) add(assessmentId, i, wanted.get(i));
            else same.position = i;
        }
        Panache.getEntityManager().flush();
        return new Defined(new QuestionnaireView(asked(assessmentId), List.of()), assessment.version);
    }

    private static void add(UUID assessmentId, int position, Asked asked) {
        AdditionalInfoQuestion question = new AdditionalInfoQuestion(assessmentId, position, asked);
        question.persist();
        Panache.getEntityManager().flush();
        for (int i = 0; i < asked.options().size(); i++) {
            new AdditionalInfoQuestionOption(question.id, i, asked.options().get(i)).persist();
        }
    }

    private static List<Asked> asked(UUID assessmentId) {
        return List.copyOf(AdditionalInfoQuestion.asked(AdditionalInfoQuestion.of(assessmentId))
                .values());
    }

    @Transactional
    QuestionnaireView of(UUID userId, UUID runId) {
        UserAssessment run = UserAssessment.requireOf(userId, runId);
        List<AdditionalInfoQuestion> questions = AdditionalInfoQuestion.of(run.assessmentId);
        return new QuestionnaireView(
                List.copyOf(AdditionalInfoQuestion.asked(questions).values()),
                List.copyOf(said(runId, questions).values()));
    }

    /** The codes of what has to be said yet at that moment, in the order in which it is asked. */
    @Transactional
    public List<String> open(UserAssessment run, InfoMoment moment) {
        List<AdditionalInfoQuestion> questions = AdditionalInfoQuestion.of(run.assessmentId).stream()
                .filter(each -> each.moment == moment)
                .toList();
        if (questions.stream().noneMatch(each -> each.required)) return List.of();
        Map<String, InfoAnswer> said = said(run.id, questions);
        return questions.stream()
                .filter(each -> each.required
                        && !said.containsKey(each.code)
                        && isShown(each.showIfCode, each.showIfOption, said))
                .map(each -> each.code)
                .toList();
    }

    /** 409 with what is missing, when it was missing as the run began and is still; what is asked since then waits for nobody. */
    @Transactional
    public void requireSaid(UserAssessment run) {
        if (!run.isHeldBack()) return;
        List<String> open = open(run, InfoMoment.BEFORE);
        if (!open.isEmpty()) throw QUESTIONNAIRE_OPEN.with().property("missing", open);
    }

    /** Another run of the same test takes over what was said before the first. */
    @Transactional
    public void copy(UserAssessment from, UserAssessment to) {
        Map<UUID, InfoAnswer> said = byQuestion(from.id);
        Map<UUID, InfoAnswer> there = byQuestion(to.id);
        AdditionalInfoQuestion.of(to.assessmentId).stream()
                .filter(each -> each.moment == InfoMoment.BEFORE)
                .filter(each -> said.containsKey(each.id) && !there.containsKey(each.id))
                .forEach(each -> {
                    AdditionalInfoQuestionResponse response = new AdditionalInfoQuestionResponse(to.id, each.id);
                    response.response = said.get(each.id);
                    response.persist();
                });
        Panache.getEntityManager().flush();
    }

    /** What was said to these questions, by their codes. */
    private static Map<String, InfoAnswer> said(UUID runId, List<AdditionalInfoQuestion> questions) {
        Map<UUID, InfoAnswer> all = byQuestion(runId);
        Map<String, InfoAnswer> said = new LinkedHashMap<>();
        questions.stream()
                .filter(each -> all.containsKey(each.id))
                .forEach(each -> said.put(each.code, all.get(each.id)));
        return said;
    }

    private static Map<UUID, InfoAnswer> byQuestion(UUID runId) {
        Map<UUID, InfoAnswer> said = new HashMap<>();
        AdditionalInfoQuestionResponse.of(runId).forEach(each -> said.put(each.questionId, each.response));
        return said;
    }

    /** Before: until the answers are closed; after: from then on, and no result waits for it. */
    @Transactional
    QuestionnaireView answer(UUID userId, UUID runId, InfoMoment moment, List<InfoAnswer> given) {
        UserAssessment run = UserAssessment.lockOf(userId, runId);
        boolean closed = run.submittedAt() != null;
        if (run.state() == RunState.VOID || closed != (moment == InfoMoment.AFTER)) {
            throw ILLEGAL_STATE.with(run.state().name()).property("currentState", run.state());
        }
        Map<String, InfoAnswer> byCode = new LinkedHashMap<>();
        for (InfoAnswer each : given) {
            if (byCode.put(each.question(), each) != null) throw refused(List.of(each.question()));
        }
        Map<AdditionalInfoQuestion, Asked> questions =
                AdditionalInfoQuestion.asked(AdditionalInfoQuestion.of(run.assessmentId).stream()
                        .filter(each -> each.moment == moment)
                        .toList());
        check(questions.values(), byCode);
        save(runId, questions.keySet(), byCode);
        if (moment == InfoMoment.BEFORE) run.letGo();
        return of(userId, runId);
    }

    private static void check(Iterable<Asked> questions, Map<String, InfoAnswer> byCode) {
        Set<String> unknown = new HashSet<>(byCode.keySet());
        List<String> wrong = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Asked asked : questions) {
            unknown.remove(asked.code());
            InfoAnswer said = byCode.get(asked.code());
            boolean shown = asked.showIf() == null
                    || isShown(asked.showIf().question(), asked.showIf().option(), byCode);
            if (said != null && (!shown || !said.fits(asked))) wrong.add(asked.code());
            if (said == null && shown && asked.required()) missing.add(asked.code());
        }
        wrong.addAll(unknown.stream().sorted().toList());
        if (!wrong.isEmpty()) throw refused(wrong);
        if (!missing.isEmpty()) throw QUESTIONNAIRE_INCOMPLETE.with().property("missing", missing);
    }

    /** What depends on a question that is not shown itself is refused with it, as that has no answer. */
    private static boolean isShown(String question, String option, Map<String, InfoAnswer> byCode) {
        if (question == null) return true;
        InfoAnswer other = byCode.get(question);
        return other != null && other.options() != null && other.options().contains(option);
    }

    private static RuntimeException refused(List<String> wrong) {
        return QUESTIONNAIRE_REFUSED.with().property("wrong", wrong);
    }

    private static void save(UUID runId, Set<AdditionalInfoQuestion> questions, Map<String, InfoAnswer> byCode) {
        Map<UUID, AdditionalInfoQuestionResponse> there = new HashMap<>();
        AdditionalInfoQuestionResponse.of(runId).forEach(each -> there.put(each.questionId, each));
        for (AdditionalInfoQuestion question : questions) {
            InfoAnswer said = byCode.get(question.code);
            AdditionalInfoQuestionResponse old = there.get(question.id);
            if (said == null) {
                if (old != null) old.delete();
                continue;
            }
            AdditionalInfoQuestionResponse response =
                    old == null ? new AdditionalInfoQuestionResponse(runId, question.id) : old;
            response.response = said;
            response.persist();
        }
        Panache.getEntityManager().flush();
    }
}
