package id.tm.support.reminder;

import static id.tm.support.reminder.RecipientState.CANCELLED;
import static id.tm.support.reminder.RecipientState.CLAIMED;
import static id.tm.support.reminder.RecipientState.DELIVERED;
import static id.tm.support.reminder.RecipientState.FAILED;
import static id.tm.support.reminder.RecipientState.MISSED;
import static id.tm.support.reminder.RecipientState.QUEUED;
import static id.tm.support.reminder.RecipientState.READ;
import static id.tm.support.reminder.RecipientState.SENDING;
import static id.tm.support.reminder.RecipientState.SENT;
import static id.tm.support.reminder.RecipientState.SKIPPED_CAPPED;
import static id.tm.support.reminder.RecipientState.SKIPPED_NO_ADDRESS;
import static id.tm.support.reminder.RecipientState.SKIPPED_OBSOLETE;
import static id.tm.support.reminder.RecipientState.SKIPPED_OPTED_OUT;
import static id.tm.support.reminder.RecipientState.SKIPPED_SUPPRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RecipientStateTest {

    private static final Map<RecipientState, Set<RecipientState>> ALLOWED = new EnumMap<>(Map.of(
            QUEUED, Set.of(CLAIMED, CANCELLED, SKIPPED_OBSOLETE),
            CLAIMED,
                    Set.of(
                            CLAIMED,
                            QUEUED,
                            SENDING,
                            FAILED,
                            SKIPPED_OBSOLETE,
                            SKIPPED_SUPPRESSED,
                            SKIPPED_OPTED_OUT,
                            SKIPPED_NO_ADDRESS,
                            SKIPPED_CAPPED,
                            MISSED,
                            CANCELLED),
            SENDING, Set.of(SENT, QUEUED, FAILED, CLAIMED),
            SENT, Set.of(DELIVERED, READ, FAILED),
            DELIVERED, Set.of(READ),
            FAILED, Set.of(QUEUED, DELIVERED, READ)));

    @Test
    void onlyTheseMovesAreMade() {
        for (RecipientState from : RecipientState.values()) {
            for (RecipientState to : RecipientState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(ALLOWED.getOrDefault(from, Set.of()).contains(to));
            }
        }
    }

    @Test
    void theTableKnowsTheSameStates() throws IOException {
        String sql;
        try (var in = getClass().getResourceAsStream("/db/migration/V20260101000200__support_reminder.sql")) {
            sql = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        var check = Pattern.compile("ck_reminder_recipients_state check \\(state in \\(([^)]*)\\)", Pattern.DOTALL)
                .matcher(sql);
        assertThat(check.find()).isTrue();

        assertThat(new TreeSet<>(
                        Arrays.asList(check.group(1).replaceAll("[\\s']", "").split(","))))
                .isEqualTo(new TreeSet<>(
                        Arrays.stream(RecipientState.values()).map(Enum::name).toList()));
    }
}
