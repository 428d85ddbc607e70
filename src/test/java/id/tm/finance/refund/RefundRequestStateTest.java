package id.tm.finance.refund;

import static id.tm.finance.refund.RefundRequestState.APPROVED;
import static id.tm.finance.refund.RefundRequestState.CANCELLED;
import static id.tm.finance.refund.RefundRequestState.FAILED;
import static id.tm.finance.refund.RefundRequestState.PROCESSING;
import static id.tm.finance.refund.RefundRequestState.REFUNDED;
import static id.tm.finance.refund.RefundRequestState.REJECTED;
import static id.tm.finance.refund.RefundRequestState.REQUESTED;
import static id.tm.finance.refund.RefundRequestState.UNDER_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.finance.Money;
import id.tm.platform.problem.TmException;
import id.tm.testing.ServiceTest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@ServiceTest
class RefundRequestStateTest {

    private static final Map<RefundRequestState, Set<RefundRequestState>> ALLOWED = Map.of(
            REQUESTED, Set.of(UNDER_REVIEW, APPROVED, REJECTED, CANCELLED),
            UNDER_REVIEW, Set.of(APPROVED, REJECTED),
            APPROVED, Set.of(PROCESSING),
            PROCESSING, Set.of(REFUNDED, FAILED),
            FAILED, Set.of(PROCESSING, REJECTED),
            REFUNDED, Set.of(FAILED),
            REJECTED, Set.of(),
            CANCELLED, Set.of());

    @Test
    void theWholeMatrix() {
        for (RefundRequestState from : RefundRequestState.values()) {
            for (RefundRequestState to : RefundRequestState.values()) {
                boolean allowed = ALLOWED.get(from).contains(to);
                assertThat(from.canBecome(to)).as("%s to %s", from, to).isEqualTo(allowed);
                if (allowed) assertThat(from.become(to)).isEqualTo(to);
                else {
                    assertThatThrownBy(() -> from.become(to))
                            .isInstanceOfSatisfying(TmException.class, e -> assertThat(e.properties())
                                    .containsEntry("currentState", from.name()));
                }
            }
        }
    }

    @Test
    void theDatabaseKnowsTheSameNames() {
        Set<String> states = names(RefundRequestState.values());
        assertThat(checked("ck_refund_requests_state")).isEqualTo(states);
        assertThat(checked("ck_refund_request_histories_from_state")).isEqualTo(states);
        assertThat(checked("ck_refund_request_histories_to_state")).isEqualTo(states);
        assertThat(checked("ck_refund_requests_route")).isEqualTo(names(RefundRoute.values()));
        assertThat(checked("ck_refund_transfers_state")).isEqualTo(names(RefundTransferState.values()));
        assertThat(checked("ck_refund_request_histories_actor")).isEqualTo(names(RefundActor.Kind.values()));
    }

    private static Set<String> checked(String constraint) {
        String definition = Money.sql()
                .texts("select pg_get_constraintdef(oid) from pg_constraint where conname = '" + constraint + "'")
                .get(0);
        return Pattern.compile("'([A-Z_]+)'")
                .matcher(definition)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
