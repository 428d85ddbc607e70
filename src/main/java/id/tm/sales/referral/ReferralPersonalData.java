package id.tm.sales.referral;

import id.tm.platform.privacy.PersonalData;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How somebody brings others, what came of it, and by whom somebody came. The visits of who is erased are forgotten, and
 * the code brings nobody any more; who brought which purchase, and what was earned, is kept with the books, by id.
 */
@ApplicationScoped
class ReferralPersonalData implements PersonalData {

    @RegisterForReflection
    record Everything(
            @Nullable ReferralCodeView code,
            List<ReferralVisitView> myVisits,
            List<Brought> myPurchases,
            List<ReferralCommissionView> commissions) {

        boolean isNothing() {
            return code == null && myVisits.isEmpty() && myPurchases.isEmpty() && commissions.isEmpty();
        }
    }

    @RegisterForReflection
    record Brought(UUID transactionId, String code, Instant at) {}

    private final ReferralVisits visits;

    ReferralPersonalData(ReferralVisits visits) {
        this.visits = visits;
    }

    @Override
    public String section() {
        return "referrals";
    }

    @Override
    @Transactional
    public @Nullable Object export(UUID userId) {
        List<ReferralAttribution> brought = ReferralAttribution.list("userId = ?1 order by createdAt, id", userId);
        List<ReferralCommission> earned = ReferralCommission.list("userId = ?1 order by createdAt, id", userId);
        Everything everything = new Everything(
                ReferralCode.findOf(userId).map(ReferralCodeView::of).orElse(null),
                VisitReferral.listOf(userId).stream().map(ReferralVisitView::of).toList(),
                brought.stream()
                        .map(each -> new Brought(each.transactionId, each.code, each.createdAt))
                        .toList(),
                earned.stream().map(ReferralCommissionView::of).toList());
        return everything.isNothing() ? null : everything;
    }

    @Override
    public void erase(UUID userId) {
        visits.forget(userId);
        ReferralCode.findOf(userId).ifPresent(code -> code.activate(false));
    }
}
