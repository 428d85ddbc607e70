package id.tm.assessment.run;

import java.time.Duration;
import java.util.List;

/** The clocks of a run and its sections, with the extra time and the pauses it was given. */
record RunClocks(UserAssessment run, List<TimeGrant> grants, List<RunTime.Pause> pauses) {

    static RunClocks of(UserAssessment run) {
        return new RunClocks(
                run,
                TimeGrant.of(run.id),
                RunPause.of(run.id).stream()
                        .map(each -> new RunTime.Pause(each.pausedAt, each.resumedAt()))
                        .toList());
    }

    RunTime whole() {
        return new RunTime(run.timeLimit(), run.isHardLimit(), run.startedAt(), extra(null), pauses);
    }

    RunTime of(RunSection section) {
        return new RunTime(section.timeLimit(), section.hardLimit, section.startedAt(), extra(section.code), pauses);
    }

    boolean isPaused() {
        return whole().isPaused();
    }

    private Duration extra(String section) {
        return Duration.ofSeconds(grants.stream()
                .filter(each -> section == null ? each.sectionCode == null : section.equals(each.sectionCode))
                .mapToLong(each -> each.seconds)
                .sum());
    }
}
