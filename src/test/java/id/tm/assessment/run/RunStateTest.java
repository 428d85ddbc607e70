package id.tm.assessment.run;

import static id.tm.assessment.run.RunState.IN_PROGRESS;
import static id.tm.assessment.run.RunState.PENDING;
import static id.tm.assessment.run.RunState.REPORT_READY;
import static id.tm.assessment.run.RunState.SCORED;
import static id.tm.assessment.run.RunState.SUBMITTED;
import static id.tm.assessment.run.RunState.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunStateTest {

    private static final Map<RunState, Set<RunState>> MOVES = Map.of(
            PENDING, Set.of(IN_PROGRESS, VOID),
            IN_PROGRESS, Set.of(SUBMITTED, VOID),
            SUBMITTED, Set.of(SCORED, VOID),
            SCORED, Set.of(REPORT_READY, VOID),
            REPORT_READY, Set.of(VOID),
            VOID, Set.of());

    @Test
    void aRunMovesAsItShouldAndInNoOtherWay() {
        for (RunState from : RunState.values()) {
            for (RunState to : RunState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s -> %s", from, to)
                        .isEqualTo(MOVES.get(from).contains(to));
            }
        }
    }

    @Test
    void scoresAreThereOnceTheyAreMadeAndUntilTheyAreTakenAway() {
        for (RunState state : RunState.values()) {
            assertThat(state.isScored()).as("%s", state).isEqualTo(state == SCORED || state == REPORT_READY);
        }
    }
}
