package id.tm.assessment.run;

import static id.tm.assessment.AssessmentError.ANSWERS_MISSING;
import static id.tm.assessment.AssessmentError.ANSWERS_REFUSED;
import static id.tm.assessment.AssessmentError.ANSWER_NUMBER_TAKEN;
import static id.tm.assessment.AssessmentError.PICKS_REFUSED;
import static id.tm.assessment.AssessmentError.RUN_PAUSED;
import static id.tm.assessment.AssessmentError.RUN_SECTION_UNKNOWN;
import static id.tm.assessment.AssessmentError.RUN_TIME_OVER;

import id.tm.assessment.instrument.Instruments;
import id.tm.assessment.questionnaire.Questionnaires;
import id.tm.assessment.scoring.Item;
import id.tm.assessment.scoring.ItemAnswer;
import id.tm.assessment.scoring.Picks;
import id.tm.assessment.scoring.Scoring;
import id.tm.assessment.scoring.Section;
import id.tm.assessment.scoring.SectionKind;
import id.tm.platform.problem.FieldError;
import id.tm.platform.problem.TmException;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes answers while there is time, and knows what is missing. */
@ApplicationScoped
class RunAnswers {

    private final Instruments instruments;
    private final AnswerStore store;
    private final Questionnaires questionnaires;
    private final Clock clock;

    RunAnswers(Instruments instruments, AnswerStore store, Questionnaires questionnaires, Clock clock) {
        this.instruments = instruments;
        this.store = store;
        this.questionnaires = questionnaires;
        this.clock = clock;
    }

    /**
     * All of them or none; when it returns and the transaction ends, they are never lost. The same answer with the same
     * number again changes nothing; another answer with a number that its question has used already is 409, so that two
     * devices that count alike never believe what only one of them has saved. Once the answers are closed nothing is taken
     * any more, but whoever did not hear that all of it had been saved is told so.
     *
     * @return when, by the clock of the service
     */
    @Transactional
    Instant save(UUID userId, UUID id, List<AnswerRequest> given) {
        UserAssessment run = UserAssessment.shareOf(userId, id);
        if (run.isClosed()) return store.savedAt(run.id, given).orElseThrow(run::refusal);
        run.requireInProgress();
        questionnaires.requireSaid(run);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instruments.Loaded instrument = instruments.questions(run.questionGroupId());
        Set<String> sections = check(instrument, given);
        if (isOver(run, instrument, sections, now)) {
            return store.savedAt(run.id, given).orElseThrow(RUN_TIME_OVER::with);
        }
        Set<String> taken = store.save(run.id, given, now);
        if (!taken.isEmpty()) throw refusal(run, given, taken);
        return now;
    }

    /** The same for the picks of a stage: they are logged even when newer ones have come before them. */
    @Transactional
    Instant pick(UUID userId, UUID id, int stage, StageRequest request) {
        UserAssessment run = UserAssessment.lockOf(userId, id);
        if (run.isClosed()) return saved(run, stage, request).orElseThrow(run::refusal);
        run.requireInProgress();
        questionnaires.requireSaid(run);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instruments.Loaded instrument = instruments.questions(run.questionGroupId());
        Section section = requirePickedSection(run, request.section());
        if (isOver(run, instrument, Set.of(section.code()), now)) {
            return saved(run, stage, request).orElseThrow(RUN_TIME_OVER::with);
        }
        UserStrengthTypologyTest test = UserStrengthTypologyTest.find(run.id, section.code())
                .orElseGet(() -> new UserStrengthTypologyTest(run.id, section.code()));
        boolean news = test.isNews(stage, request.sequence());
        // What comes late counts no more: only what it is by itself is looked at.
        List<List<String>> others = news ? test.picks() : Collections.nCopies(stage, List.of());
        List<Picks.Finding> wrong = Picks.check(section, others, stage, request.picks());
        if (!wrong.isEmpty()) throw refusal(wrong, request.picks());
        if (!store.logStage(run.id, section.code(), stage, request.picks(), request.sequence(), now)) {
            throw numberTaken(run).fields(List.of(new FieldError("sequence", "taken", "stage " + stage)));
        }
        if (news) test.put(stage, request.picks(), request.sequence());
        test.persist();
        Panache.getEntityManager().flush();
        return now;
    }

    private Optional<Instant> saved(UserAssessment run, int stage, StageRequest request) {
        return pickedSection(run, request.section())
                .flatMap(section ->
                        store.stageSavedAt(run.id, section.code(), stage, request.picks(), request.sequence()));
    }

    private RuntimeException refusal(UserAssessment run, List<AnswerRequest> given, Set<String> taken) {
        List<FieldError> wrong = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String question = given.get(i).question();
            if (taken.contains(question)) wrong.add(new FieldError("answers[" + i + "].sequence", "taken", question));
        }
        return numberTaken(run)
                .property("questions", taken.stream().sorted().toList())
                .fields(wrong);
    }

    private TmException numberTaken(UserAssessment run) {
        long highest = store.highestSequence(run.id);
        return ANSWER_NUMBER_TAKEN.with(Long.toString(highest)).property("highestSequence", highest);
    }

    /** 422 with what is missing. */
    void requireComplete(UserAssessment run) {
        Map<String, List<String>> missing = missing(run);
        if (!missing.isEmpty()) throw ANSWERS_MISSING.with().property("missing", missing);
    }

    /** By section: the codes of questions without an answer, of picks the numbers of stages that are not done. */
    Map<String, List<String>> missing(UserAssessment run) {
        Map<String, ItemAnswer> given = store.answers(run.id);
        Map<String, List<List<String>>> picks = picks(run.id);
        Map<String, List<String>> missing = new LinkedHashMap<>();
        for (Section section :
                instruments.questions(run.questionGroupId()).form().sections()) {
            List<String> open = section.kind().isPicked()
                    ? Picks.missing(section, picks.getOrDefault(section.code(), List.of())).stream()
                            .map(String::valueOf)
                            .toList()
                    : Scoring.missing(section, given);
            if (!open.isEmpty()) missing.put(section.code(), open);
        }
        return missing;
    }

    Map<String, List<List<String>>> picks(UUID runId) {
        Map<String, List<List<String>>> picks = new LinkedHashMap<>();
        UserStrengthTypologyTest.of(runId).forEach(each -> picks.put(each.sectionCode, each.picks()));
        return picks;
    }

    private Section requirePickedSection(UserAssessment run, String code) {
        return pickedSection(run, code).orElseThrow(() -> RUN_SECTION_UNKNOWN.with(code == null ? "" : code));
    }

    /** The one of that code, or the only one. */
    private Optional<Section> pickedSection(UserAssessment run, String code) {
        List<Section> picked = instruments.questions(run.questionGroupId()).form().sections().stream()
                .filter(each -> each.kind().isPicked())
                .filter(each -> code == null || each.code().equals(code))
                .toList();
        return picked.size() == 1 ? Optional.of(picked.get(0)) : Optional.empty();
    }

    /** Whether the answers come too late; 409 while the clock stands still. */
    private static boolean isOver(
            UserAssessment run, Instruments.Loaded instrument, Set<String> sections, Instant now) {
        boolean timed = run.timeLimit() != null
                || instrument.file().sections().stream().anyMatch(each -> each.timeLimit() != null);
        if (!timed) {
            // every answer of most tests comes this way: one short look
            if (RunPause.findOpen(run.id).isPresent()) throw RUN_PAUSED.with();
            return false;
        }
        RunClocks clocks = RunClocks.of(run);
        if (clocks.isPaused()) throw RUN_PAUSED.with();
        return clocks.whole().isOver(now)
                || RunSection.of(run.id).stream()
                        .anyMatch(section -> sections.contains(section.code)
                                && clocks.of(section).isOver(now));
    }

    /** The sections that were answered; 422 when a question or option is none of this version's. */
    private static Set<String> check(Instruments.Loaded instrument, List<AnswerRequest> given) {
        List<FieldError> wrong = new ArrayList<>();
        Set<String> sections = new HashSet<>();
        Set<String> questions = new HashSet<>();
        for (int i = 0; i < given.size(); i++) {
            AnswerRequest answer = given.get(i);
            String path = "answers[" + i + "]";
            if (!questions.add(answer.question())) {
                wrong.add(new FieldError(path + ".question", "repeated", "each question once"));
            }
            Section section = instrument.form().sections().stream()
                    .filter(each -> !each.kind().isPicked()
                            && each.item(answer.question()).isPresent())
                    .findFirst()
                    .orElse(null);
            if (section == null) {
                wrong.add(new FieldError(path + ".question", "unknown", "not a question of this test"));
                continue;
            }
            sections.add(section.code());
            check(path, section, section.item(answer.question()).orElseThrow(), answer, wrong);
        }
        if (!wrong.isEmpty()) throw ANSWERS_REFUSED.with().fields(wrong);
        return sections;
    }

    private static void check(String path, Section section, Item item, AnswerRequest answer, List<FieldError> wrong) {
        boolean forced = section.kind() == SectionKind.FORCED_CHOICE;
        if (item.option(answer.option()).isEmpty()) {
            wrong.add(new FieldError(path + ".option", "unknown", "not an option of this question"));
        }
        if (forced != (answer.least() != null)) {
            wrong.add(new FieldError(path + ".least", "section-kind", "for forced choices, and for them only"));
        } else if (forced
                && (item.option(answer.least()).isEmpty() || answer.least().equals(answer.option()))) {
            wrong.add(new FieldError(path + ".least", "unknown", "another option of this question"));
        }
    }

    private static RuntimeException refusal(List<Picks.Finding> wrong, List<String> picks) {
        return PICKS_REFUSED
                .with()
                .fields(wrong.stream()
                        .map(each -> new FieldError(
                                each.item().isEmpty() ? "picks" : "picks[" + picks.indexOf(each.item()) + "]",
                                each.fault().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                each.item()))
                        .toList());
    }
}
