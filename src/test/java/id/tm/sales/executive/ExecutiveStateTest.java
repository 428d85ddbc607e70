package id.tm.sales.executive;

import static id.tm.sales.executive.ExecutiveAssignmentState.ACCEPTED;
import static id.tm.sales.executive.ExecutiveAssignmentState.EXPIRED;
import static id.tm.sales.executive.ExecutiveAssignmentState.INVITED;
import static id.tm.sales.executive.ExecutiveAssignmentState.WITHDRAWN;
import static id.tm.sales.executive.ExecutiveSeatState.FREE;
import static id.tm.sales.executive.ExecutiveSeatState.HELD_FOR_REFUND;
import static id.tm.sales.executive.ExecutiveSeatState.TAKEN;
import static id.tm.sales.executive.ExecutiveSeatState.VOID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExecutiveStateTest {

    private static final Map<ExecutiveSeatState, Set<ExecutiveSeatState>> SEATS = Map.of(
            FREE, Set.of(TAKEN, HELD_FOR_REFUND, VOID),
            TAKEN, Set.of(FREE, VOID),
            HELD_FOR_REFUND, Set.of(FREE, VOID),
            VOID, Set.of());

    private static final Map<ExecutiveAssignmentState, Set<ExecutiveAssignmentState>> ASSIGNMENTS = Map.of(
            INVITED,
            Set.of(ACCEPTED, WITHDRAWN, EXPIRED, ExecutiveAssignmentState.VOID),
            ACCEPTED,
            Set.of(INVITED, WITHDRAWN, ExecutiveAssignmentState.VOID),
            WITHDRAWN,
            Set.of(),
            EXPIRED,
            Set.of(),
            ExecutiveAssignmentState.VOID,
            Set.of());

    @Test
    void everyMoveOfSeatsIsAllowedOrRefusedByName() {
        for (ExecutiveSeatState from : ExecutiveSeatState.values()) {
            for (ExecutiveSeatState to : ExecutiveSeatState.values()) {
                boolean allowed = SEATS.get(from).contains(to);
                assertThat(from.canBecome(to)).as("%s -> %s", from, to).isEqualTo(allowed);
                if (allowed) assertThat(from.become(to)).isEqualTo(to);
                else refused(() -> from.become(to), from.name());
            }
        }
    }

    @Test
    void everyMoveOfAssignmentsIsAllowedOrRefusedByName() {
        for (ExecutiveAssignmentState from : ExecutiveAssignmentState.values()) {
            for (ExecutiveAssignmentState to : ExecutiveAssignmentState.values()) {
                boolean allowed = ASSIGNMENTS.get(from).contains(to);
                assertThat(from.canBecome(to)).as("%s -> %s", from, to).isEqualTo(allowed);
                if (allowed) assertThat(from.become(to)).isEqualTo(to);
                else refused(() -> from.become(to), from.name());
            }
        }
    }

    private static void refused(Runnable move, String state) {
        assertThatThrownBy(move::run).isInstanceOfSatisfying(TmException.class, refused -> {
            assertThat(refused.error()).isEqualTo(PlatformError.ILLEGAL_STATE);
            assertThat(refused.properties()).containsEntry("currentState", state);
        });
    }
}
