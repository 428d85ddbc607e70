package id.tm.assessment.run;

import id.tm.assessment.scoring.ItemAnswer;
import id.tm.platform.privacy.PersonalData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The tests somebody took. Erasing empties the answers and drops the keys of the results; that a test was taken stays, and
 * one that was not finished is void.
 */
@ApplicationScoped
class RunPersonalData implements PersonalData {

    private final AnswerStore store;
    private final RunAnswers answers;
    private final RunScoring scoring;
    private final Runs runs;

    RunPersonalData(AnswerStore store, RunAnswers answers, RunScoring scoring, Runs runs) {
        this.store = store;
        this.answers = answers;
        this.scoring = scoring;
        this.runs = runs;
    }

    /** A test with what was answered and what came of it. */
    @RegisterForReflection
    record Taken(
            RunSummaryView run,
            Map<String, ItemAnswer> answers,
            Map<String, List<List<String>>> picks,
            Object result,
            List<ResultReadView.Mine> reads) {}

    @Override
    public String section() {
        return "assessments";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<UserAssessment> mine = UserAssessment.list("userId = ?1 order by createdAt, id", userId);
        return mine.isEmpty() ? null : mine.stream().map(this::taken).toList();
    }

    private Taken taken(UserAssessment run) {
        return new Taken(
                RunSummaryView.of(run),
                store.answers(run.id),
                answers.picks(run.id),
                run.hasResult() ? scoring.newest(run).scores() : null,
                ResultRead.of(run.id).stream()
                        .map(read -> ResultReadView.Mine.of(read, null))
                        .toList());
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        List<UserAssessment> all = runs.giveUp(userId);
        store.erase(userId);
        all.forEach(UserAssessment::shred);
    }
}
