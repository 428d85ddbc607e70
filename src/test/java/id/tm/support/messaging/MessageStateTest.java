package id.tm.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageStateTest {

    private static final Map<String, List<String>> MOVES = Map.of(
            "QUEUED", List.of("SENDING", "DELIVERED", "READ"),
            "SENDING", List.of("QUEUED", "SENT", "DELIVERED", "READ", "FAILED", "SUPPRESSED"),
            "SENT", List.of("DELIVERED", "READ", "FAILED"),
            "DELIVERED", List.of("READ"),
            "READ", List.of(),
            "FAILED", List.of("QUEUED", "DELIVERED", "READ"),
            "SUPPRESSED", List.of());

    @Test
    void onlyTheseMovesAreLegal() {
        for (MessageState from : MessageState.values()) {
            assertThat(Arrays.stream(MessageState.values())
                            .filter(from::canBecome)
                            .map(Enum::name))
                    .as("from %s", from)
                    .containsExactlyInAnyOrderElementsOf(MOVES.get(from.name()));
        }
    }

    @Test
    void aTemplateIsPublishedOnceAndRetiredOnce() {
        for (MessageTemplateState from : MessageTemplateState.values()) {
            for (MessageTemplateState to : MessageTemplateState.values()) {
                boolean legal = (from == MessageTemplateState.DRAFT && to == MessageTemplateState.PUBLISHED)
                        || (from == MessageTemplateState.PUBLISHED && to == MessageTemplateState.RETIRED);
                assertThat(from.canBecome(to)).as("%s to %s", from, to).isEqualTo(legal);
            }
        }
    }
}
