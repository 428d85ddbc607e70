package id.tm.sales.referral;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What came of somebody's code, in numbers. */
final class ReferralFigures {

    private ReferralFigures() {}

    static ReferralsView of(ReferralCode code, String link) {
        Map<ReferralCommissionState, ReferralsView.Sum> sums = commissions(code.userId);
        return new ReferralsView(
                code.code,
                link,
                code.tier,
                code.isActive(),
                code.forgottenVisits() + VisitReferral.count("codeId", code.id),
                conversions(code.userId),
                sums.getOrDefault(ReferralCommissionState.ACCRUED, ReferralsView.Sum.NONE),
                sums.getOrDefault(ReferralCommissionState.RELEASED, ReferralsView.Sum.NONE),
                sums.getOrDefault(ReferralCommissionState.REVERSED, ReferralsView.Sum.NONE)
                        .plus(sums.getOrDefault(ReferralCommissionState.CLAWED_BACK, ReferralsView.Sum.NONE)));
    }

    private static long conversions(UUID referrer) {
        return Panache.getEntityManager()
                .createQuery(
                        "select count(a) from ReferralAttribution a join Transaction t on t.id = a.transactionId"
                                + " where a.referrerId = :referrer and a.refusal is null and t.paidAt is not null",
                        Long.class)
                .setParameter("referrer", referrer)
                .getSingleResult();
    }

    private static Map<ReferralCommissionState, ReferralsView.Sum> commissions(UUID referrer) {
        List<Object[]> rows = Panache.getEntityManager()
                .createQuery(
                        "select c.state, count(c), sum(c.amount) from ReferralCommission c where c.userId = :referrer"
                                + " group by c.state",
                        Object[].class)
                .setParameter("referrer", referrer)
                .getResultList();
        Map<ReferralCommissionState, ReferralsView.Sum> sums = new EnumMap<>(ReferralCommissionState.class);
        for (Object[] row : rows) {
            sums.put(
                    (ReferralCommissionState) row[0],
                    new ReferralsView.Sum(((Number) row[1]).longValue(), ((Number) row[2]).longValue()));
        }
        return sums;
    }
}
