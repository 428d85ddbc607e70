package id.tm.assessment.run;

import static id.tm.assessment.AssessmentError.RESULT_NOT_READY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.account.Demographics;
import id.tm.account.People;
import id.tm.assessment.instrument.Instruments;
import id.tm.assessment.scoring.Answers;
import id.tm.assessment.scoring.Item;
import id.tm.assessment.scoring.NormGroup;
import id.tm.assessment.scoring.Scores;
import id.tm.assessment.scoring.ScoresDiff;
import id.tm.assessment.scoring.Section;
import id.tm.platform.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Turns the answers of closed runs into results, and keeps every one of them. */
@ApplicationScoped
public class RunScoring {

    private final Instruments instruments;
    private final RunAnswers answers;
    private final AnswerStore store;
    private final People people;
    private final ObjectMapper json;
    private final SecureRandom random = new SecureRandom();

    RunScoring(Instruments instruments, RunAnswers answers, AnswerStore store, People people, ObjectMapper json) {
        this.instruments = instruments;
        this.answers = answers;
        this.store = store;
        this.people = people;
        this.json = json;
    }

    /** A result with what a report needs beside it. */
    public record Scored(int version, Instruments.Revisions revisions, Scores scores) {}

    void scoreFirst(UserAssessment run) {
        Instruments.Loaded instrument = instruments.load(run.questionGroupId());
        keep(run, 1, instrument, scoresOf(run, instrument), null, null);
        run.scored();
    }

    /** With the newest key, norms and texts; what was there stays. What comes to the same is no other result. */
    @Transactional
    public RescoringView rescore(UUID runId, String reason, UUID by) {
        UserAssessment run = UserAssessment.lock(runId);
        Scored before = newest(run);
        Instruments.Loaded instrument = instruments.load(run.questionGroupId());
        Scores after = scoresOf(run, instrument);
        boolean same = before.revisions().equals(instrument.revisions())
                && text(before.scores()).equals(text(after));
        int version = same ? before.version() : before.version() + 1;
        if (!same) keep(run, version, instrument, after, reason, by);
        return RescoringView.of(version, !same, ScoresDiff.between(before.scores(), after));
    }

    /** The newest result; 409 while there is none, or when it was shredded. */
    @Transactional
    public Scored newest(UserAssessment run) {
        return scored(run, newestVersion(run));
    }

    /** Which one that is, without opening it. */
    @Transactional
    public int newestVersion(UserAssessment run) {
        if (!run.hasResult()) throw RESULT_NOT_READY.with();
        return RunResult.newest(run.id).orElseThrow(RESULT_NOT_READY::with).resultVersion;
    }

    /** An earlier one, or the newest. */
    @Transactional
    public Scored scored(UserAssessment run, int version) {
        RunResult result = RunResult.find(run.id, version).orElseThrow(RESULT_NOT_READY::with);
        return new Scored(
                result.resultVersion,
                new Instruments.Revisions(result.keyRevision, result.normsRevision, result.textsRevision),
                scores(run, result));
    }

    private Scores scoresOf(UserAssessment run, Instruments.Loaded instrument) {
        return instrument.score(answersOf(run, instrument), personOf(run), BusinessTime.day(run.startedAt()));
    }

    private void keep(
            UserAssessment run, int version, Instruments.Loaded instrument, Scores scores, String reason, UUID by) {
        RunResult result = new RunResult(run.id, version, ResultSeal.seal(run.contentKey(), text(scores), random));
        result.keyRevision = instrument.revisions().key();
        result.normsRevision = instrument.revisions().norms();
        result.textsRevision = instrument.revisions().texts();
        result.engine = scores.versions().engine();
        result.reason = reason;
        result.scoredBy = by;
        result.persist();
    }

    private NormGroup.Person personOf(UserAssessment run) {
        Demographics known = people.demographics(run.userId);
        NormGroup.Sex sex =
                known.sex() == null ? null : NormGroup.Sex.valueOf(known.sex().name());
        return new NormGroup.Person(sex, known.ageOn(BusinessTime.day(run.startedAt())));
    }

    private Answers answersOf(UserAssessment run, Instruments.Loaded instrument) {
        List<String> shown = new ArrayList<>();
        Map<String, Duration> spent = new HashMap<>();
        for (RunSection section : RunSection.of(run.id)) {
            shown.addAll(section.itemOrder);
            Section form = instrument.form().section(section.code).orElseThrow();
            Instant last = store.lastAnswerAt(
                    run.id, form.items().stream().map(Item::code).toList(), section.code);
            if (section.startedAt() != null && last != null && !last.isBefore(section.startedAt())) {
                spent.put(section.code, Duration.between(section.startedAt(), last));
            }
        }
        return new Answers(store.answers(run.id), answers.picks(run.id), shown, spent);
    }

    private Scores scores(UserAssessment run, RunResult result) {
        try {
            return json.readValue(ResultSeal.open(run.contentKey(), result.content), Scores.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(result.id.toString(), e);
        }
    }

    private String text(Scores scores) {
        try {
            return json.writeValueAsString(scores);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
