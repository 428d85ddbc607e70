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
