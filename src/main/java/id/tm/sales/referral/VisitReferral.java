package id.tm.sales.referral;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody came by a referral code. Written by {@link ReferralVisits} only. Table: visit_referrals. */
@Entity
@Table(name = "visit_referrals")
class VisitReferral extends BaseEntity {

    /** More different codes than anybody follows in earnest. */
    private static final int MOST = 200;

    @Column(updatable = false)
    UUID codeId;

    @Column(updatable = false)
    String visitor;

    @Column(updatable = false)
    String origin;

    @Column(updatable = false)
    String landingPage;

    @Column(updatable = false)
    String referrer;

    @Column(insertable = false, updatable = false)
    UUID userId;

    @Column(updatable = false)
    Instant repeatsUntil;

    @Column(insertable = false, updatable = false)
    Instant convertedAt;

    @Column(insertable = false, updatable = false)
    UUID transactionId;

    protected VisitReferral() {}

    /** The clicks of a visitor or a person since then, the last one first. */
    static List<VisitReferral> listClicks(@Nullable String visitor, @Nullable UUID userId, Instant since) {
        if (visitor == null && userId == null) return List.of();
        String whose = visitor == null ? "" : "visitor = :visitor";
        if (userId != null) whose = whose.isEmpty() ? "userId = :user" : "(" + whose + " or userId = :user)";
        Map<String, Object> parameters = new HashMap<>(Map.of("since", since));
        if (visitor != null) parameters.put("visitor", visitor);
        if (userId != null) parameters.put("user", userId);
        return find(whose + " and createdAt >= :since order by createdAt desc, id desc", parameters)
                .page(0, MOST)
                .list();
    }

    static List<VisitReferral> listOf(UUID userId) {
        return list("userId = ?1 order by createdAt, id", userId);
    }
}
