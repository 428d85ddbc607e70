package id.tm.booking.session;

import static id.tm.booking.Consultations.rows;
import static id.tm.booking.session.SessionState.CANCELLED;
import static id.tm.booking.session.SessionState.COMPLETED;
import static id.tm.booking.session.SessionState.FAILED;
import static id.tm.booking.session.SessionState.NO_SHOW_MEMBER;
import static id.tm.booking.session.SessionState.NO_SHOW_PRACTITIONER;
import static id.tm.booking.session.SessionState.ON_PROGRESS;
import static id.tm.booking.session.SessionState.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.booking.schedule.ScheduleState;
import id.tm.testing.ServiceTest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The machines as they are written, move by move, and as the database knows them. */
@ServiceTest
class SessionStateTest {

    private static final Map<SessionState, Set<SessionState>> MOVES = Map.of(
            SCHEDULED, Set.of(ON_PROGRESS, CANCELLED, NO_SHOW_MEMBER, NO_SHOW_PRACTITIONER, FAILED),
            ON_PROGRESS, Set.of(COMPLETED, NO_SHOW_MEMBER, FAILED));

    @Test
    void everyPairOfStates() {
        for (SessionState from : SessionState.values()) {
            for (SessionState to : SessionState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(MOVES.getOrDefault(from, Set.of()).contains(to));
            }
            assertThat(from.isOpen()).isEqualTo(MOVES.containsKey(from));
        }
    }

    @Test
    void theDatabaseKnowsTheSameWords() {
        assertThat(words("ck_feedback_session_state")).isEqualTo(names(SessionState.values()));
        assertThat(words("ck_feedback_session_histories_act")).isEqualTo(names(SessionAct.values()));
        assertThat(words("ck_feedback_session_histories_actor")).isEqualTo(names(SessionActor.values()));
        assertThat(words("ck_user_schedule_state")).isEqualTo(names(ScheduleState.values()));
    }

    private static Set<String> names(Enum<?>[] values) {
        return new TreeSet<>(Arrays.stream(values).map(Enum::name).toList());
    }

    private static Set<String> words(String constraint) {
        String definition =
                (String) rows("select pg_get_constraintdef(oid) from pg_constraint where conname = ?1", constraint)
                        .get(0)[0];
        Set<String> words = new TreeSet<>();
        var quoted = Pattern.compile("'([A-Z_]+)'").matcher(definition);
        while (quoted.find()) words.add(quoted.group(1));
        return words;
    }
}
