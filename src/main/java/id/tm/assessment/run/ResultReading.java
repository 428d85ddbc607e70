package id.tm.assessment.run;

import id.tm.assessment.instrument.Instruments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;

/** The newest result of a run in somebody's language. Whether it may be read is asked of {@link ResultAccess} before. */
@ApplicationScoped
public class ResultReading {

    private final RunScoring scoring;
    private final Instruments instruments;

    ResultReading(RunScoring scoring, Instruments instruments) {
        this.scoring = scoring;
        this.instruments = instruments;
    }

    /** The number of the newest result, 0 where there is none to be read. */
    @Transactional
    public int versionOf(UserAssessment run) {
        return run.hasResult()
                ? RunResult.newest(run.id).map(result -> result.resultVersion).orElse(0)
                : 0;
    }

    /** 409 while there is none. */
    @Transactional
    public ResultView view(UserAssessment run, Locale locale) {
        RunScoring.Scored scored = scoring.newest(run);
        return ResultView.of(
                scored,
                instruments
                        .load(run.questionGroupId(), scored.revisions())
                        .file()
                        .texts(),
                locale);
    }
}
