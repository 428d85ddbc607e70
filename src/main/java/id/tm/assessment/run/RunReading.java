package id.tm.assessment.run;

import static id.tm.assessment.AssessmentError.ENTITLEMENT_FOR_NO_TEST;
import static id.tm.assessment.AssessmentError.RUN_ENTITLEMENT_NOT_FOUND;

import id.tm.assessment.catalog.Assessment;
import id.tm.assessment.instrument.AnswerOption;
import id.tm.assessment.instrument.Instruments;
import id.tm.assessment.instrument.QuestionFile;
import id.tm.assessment.instrument.SectionFile;
import id.tm.assessment.questionnaire.InfoMoment;
import id.tm.assessment.questionnaire.Questionnaires;
import id.tm.assessment.scoring.ItemAnswer;
import id.tm.assessment.scoring.Picks;
import id.tm.assessment.scoring.Section;
import id.tm.assessment.scoring.Stage;
import id.tm.sales.EntitlementInfo;
import id.tm.sales.Entitlements;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What somebody sees of a run. */
@ApplicationScoped
class RunReading {

    private final Instruments instruments;
    private final RunAnswers answers;
    private final AnswerStore store;
    private final Entitlements entitlements;
    private final Questionnaires questionnaires;
    private final Clock clock;

    RunReading(
            Instruments instruments,
            RunAnswers answers,
            AnswerStore store,
            Entitlements entitlements,
            Questionnaires questionnaires,
            Clock clock) {
        this.instruments = instruments;
        this.answers = answers;
        this.store = store;
        this.entitlements = entitlements;
        this.questionnaires = questionnaires;
        this.clock = clock;
    }

    /** Whether the time of the caller's run has closed its answers by now. */
    @Transactional
    boolean isOver(UUID userId, UUID runId) {
        UserAssessment run = UserAssessment.requireOf(userId, runId);
        return run.state() == RunState.IN_PROGRESS && RunClocks.of(run).whole().isOver(clock.instant());
    }

    @Transactional
    RunView viewOf(UUID userId, UUID runId, Locale locale) {
        return view(UserAssessment.requireOf(userId, runId), locale);
    }

    @Transactional
    RunView view(UserAssessment run, Locale locale) {
        Instant now = clock.instant();
        Instruments.Loaded instrument =
                run.questionGroupId() == null ? null : instruments.questions(run.questionGroupId());
        Assessment assessment = Assessment.<Assessment>findById(run.assessmentId);
        RunClocks clocks = RunClocks.of(run);
        RunTime time = clocks.whole();
        Map<String, ItemAnswer> given = store.answers(run.id);
        Map<String, List<List<String>>> picks = answers.picks(run.id);
        Map<String, List<String>> missing = instrument == null ? Map.of() : answers.missing(run);
        List<RunView.Part> parts = new ArrayList<>();
        for (RunSection section : RunSection.of(run.id)) {
            parts.add(part(section, instrument, clocks.of(section), given, picks, missing, locale, now));
        }
        boolean closed = run.submittedAt() != null;
        return new RunView(
                run.id,
                run.entitlementId,
                assessment.code,
                assessment.name(locale),
                instrument == null ? null : instrument.version(),
                run.state(),
                run.state() == RunState.IN_PROGRESS && clocks.isPaused(),
                run.state() == RunState.PENDING
                        ? isTooLate(run, now)
                        : time.deadline(now).filter(now::isAfter).isPresent() && !closed,
                run.isHardLimit(),
                closed ? null : time.deadline(now).orElse(null),
                closed ? null : time.remaining(now).orElse(null),
                run.startedAt(),
                run.submittedAt(),
                said(run),
                run.state() == RunState.PENDING ? copyable(run.userId, assessment, locale) : List.of(),
                store.highestSequence(run.id),
                parts);
    }

    private RunView.Said said(UserAssessment run) {
        boolean before = run.state() == RunState.PENDING || run.state() == RunState.IN_PROGRESS && run.isHeldBack();
        boolean after = run.submittedAt() != null && run.state() != RunState.VOID;
        return new RunView.Said(
                before ? questionnaires.open(run, InfoMoment.BEFORE) : List.of(),
                after ? questionnaires.open(run, InfoMoment.AFTER) : List.of());
    }

    /** 404 when the entitlement is not theirs, 422 when it is for no test. */
    @Transactional
    StartableView startable(UUID userId, UUID entitlementId, Locale locale) {
        EntitlementInfo entitlement =
                entitlements.find(userId, entitlementId).orElseThrow(RUN_ENTITLEMENT_NOT_FOUND::with);
        if (entitlement.instrument() == null) throw ENTITLEMENT_FOR_NO_TEST.with();
        Assessment assessment =
                Assessment.findByCode(entitlement.instrument()).orElseThrow(ENTITLEMENT_FOR_NO_TEST::with);
        UserAssessment run = UserAssessment.findByEntitlement(entitlementId).orElse(null);
        boolean begun = run != null && run.state() != RunState.PENDING;
        return new StartableView(
                entitlementId,
                assessment.code,
                assessment.name(locale),
                run == null ? null : run.id,
                !begun && entitlement.usable(),
                entitlement.validUntil(),
                begun ? List.of() : copyable(userId, assessment, locale));
    }

    private static List<RunView.Earlier> copyable(UUID userId, Assessment assessment, Locale locale) {
        return RunQueries.listCopied(userId, assessment.questionGroupCode).stream()
                .map(each -> {
                    Assessment of = Assessment.<Assessment>findById(each.assessmentId);
                    return new RunView.Earlier(
                            each.id, of.code, of.name(locale), each.state(), each.startedAt(), each.submittedAt());
                })
                .toList();
    }

    private boolean isTooLate(UserAssessment run, Instant now) {
        return entitlements
                .find(run.userId, run.entitlementId)
                .filter(each -> !now.isBefore(each.validUntil()))
                .isPresent();
    }

    private static RunView.Part part(
            RunSection section,
            Instruments.Loaded instrument,
            RunTime time,
            Map<String, ItemAnswer> given,
            Map<String, List<List<String>>> picks,
            Map<String, List<String>> missing,
            Locale locale,
            Instant now) {
        SectionFile file = instrument.file().section(section.code).orElseThrow();
        boolean picked = file.kind().isPicked();
        List<Integer> open = missing.getOrDefault(section.code, List.of()).stream()
                .map(code -> picked ? Integer.valueOf(code) : Integer.valueOf(section.itemOrder.indexOf(code) + 1))
                .sorted()
                .toList();
        long done = picked
                ? picks.getOrDefault(section.code, List.of()).size()
                : section.itemOrder.stream().filter(given::containsKey).count();
        return new RunView.Part(
                section.code,
                file.kind(),
                file.name().in(locale),
                picked ? file.stages().size() : section.itemOrder.size(),
                (int) done,
                open,
                section.hardLimit,
                time.deadline(now).orElse(null),
                time.remaining(now).orElse(null),
                section.startedAt());
    }

    /** Begins the clock of the section; of the first one when none is named. */
    @Transactional
    SectionQuestionsView questions(UUID userId, UUID runId, String wanted, Locale locale) {
        UserAssessment run = UserAssessment.lockOf(userId, runId);
        run.requireInProgress();
        questionnaires.requireSaid(run);
        RunSection section = wanted == null ? RunSection.of(run.id).get(0) : RunSection.require(run.id, wanted);
        String code = section.code;
        section.begin(clock.instant());
        Panache.getEntityManager().flush();
        Instruments.Loaded instrument = instruments.questions(run.questionGroupId());
        SectionFile file = instrument.file().section(code).orElseThrow();
        Map<String, QuestionFile> byCode = new HashMap<>();
        file.questions().forEach(each -> byCode.put(each.code(), each));
        Map<String, ItemAnswer> given = store.answers(run.id);
        List<SectionQuestionsView.ShownQuestion> questions = section.itemOrder.stream()
                .map(each -> shown(
                        byCode.get(each),
                        instrument.file().optionsOf(file, byCode.get(each)),
                        section.optionOrders.get(each),
                        given.get(each),
                        locale))
                .toList();
        return new SectionQuestionsView(
                code,
                file.kind(),
                file.name().in(locale),
                file.instruction() == null ? null : file.instruction().in(locale),
                store.highestSequence(run.id),
                questions,
                stages(
                        instrument.form().section(code).orElseThrow(),
                        answers.picks(run.id).getOrDefault(code, List.of())));
    }

    private static SectionQuestionsView.ShownQuestion shown(
            QuestionFile question, List<AnswerOption> options, List<String> order, ItemAnswer answer, Locale locale) {
        List<AnswerOption> ordered = new ArrayList<>(options);
        if (order != null) ordered.sort(Comparator.comparingInt(each -> order.indexOf(each.code())));
        return new SectionQuestionsView.ShownQuestion(
                question.code(),
                question.text().in(locale),
                question.required(),
                ordered.stream()
                        .map(each -> new SectionQuestionsView.ShownOption(
                                each.code(), each.text().in(locale)))
                        .toList(),
                answer == null ? null : answer.option(),
                answer == null ? null : answer.least());
    }

    private static List<SectionQuestionsView.ShownStage> stages(Section section, List<List<String>> picks) {
        List<SectionQuestionsView.ShownStage> stages = new ArrayList<>();
        for (int i = 0; i < section.stages().size(); i++) {
            Stage stage = section.stages().get(i);
            stages.add(new SectionQuestionsView.ShownStage(
                    i + 1,
                    stage.meaning(),
                    stage.min(),
                    stage.max(),
                    Picks.offered(section, picks, i + 1),
                    i < picks.size() ? picks.get(i) : List.of()));
        }
        return stages;
    }
}
