package id.tm.partner.billing;

import static id.tm.partner.billing.PartnerTransactionStatus.DRAFT;
import static id.tm.partner.billing.PartnerTransactionStatus.ISSUED;
import static id.tm.partner.billing.PartnerTransactionStatus.PAID;
import static id.tm.partner.billing.PartnerTransactionStatus.VOID;
import static id.tm.partner.billing.PartnerTransactionStatus.WRITTEN_OFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartnerTransactionStatusTest {

    private static final Map<PartnerTransactionStatus, Set<PartnerTransactionStatus>> ALLOWED = Map.of(
            DRAFT, Set.of(ISSUED),
            ISSUED, Set.of(PAID, VOID, WRITTEN_OFF),
            PAID, Set.of(ISSUED),
            VOID, Set.of(),
            WRITTEN_OFF, Set.of());

    @Test
    void everyMoveIsAllowedOrRefusedByName() {
        for (PartnerTransactionStatus from : PartnerTransactionStatus.values()) {
            for (PartnerTransactionStatus to : PartnerTransactionStatus.values()) {
                boolean allowed = ALLOWED.get(from).contains(to);
                assertThat(from.canBecome(to)).as("%s -> %s", from, to).isEqualTo(allowed);
                if (allowed) {
                    assertThat(from.become(to)).isEqualTo(to);
                    continue;
                }
                assertThatThrownBy(() -> from.become(to)).isInstanceOfSatisfying(TmException.class, refused -> {
                    assertThat(refused.error()).isEqualTo(PlatformError.ILLEGAL_STATE);
                    assertThat(refused.properties()).containsEntry("currentState", from.name());
                });
            }
        }
    }
}
