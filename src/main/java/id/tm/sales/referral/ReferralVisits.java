package id.tm.sales.referral;

import id.tm.platform.crypto.ColumnCipher;
import id.tm.platform.http.Bots;
import id.tm.sales.SalesConfig;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Writes down who comes by which referral code, without keeping who that was. */
@ApplicationScoped
public class ReferralVisits {

    /** By which a visitor is known. */
    public static final String COOKIE = "tm_visitor";

    /** Somebody who comes: the cookie, the network address, what the browser says of itself, and who is logged in. */
    record Arrival(
            @Nullable Visitor visitor,
            String address,
            @Nullable String userAgent,
            String landingPage,
            @Nullable String referrer,
            @Nullable UUID userId) {}

    private final ColumnCipher cipher;
    private final SalesConfig.Referrals config;
    private final Clock clock;

    ReferralVisits(ColumnCipher cipher, SalesConfig config, Clock clock) {
        this.cipher = cipher;
        this.config = config.referrals();
        this.clock = clock;
    }

    /** The visitor as whom the arrival counts; null for a bot. One who comes again soon counts once. */
    @Transactional
    @Nullable
    Visitor note(ReferralCode code, Arrival arrival) {
        if (Bots.isBot(arrival.userAgent())) return null;
        String origin = arrival.address() + "\n" + arrival.userAgent();
        // Who has no cookie yet is told apart by where the request comes from: many at once are one visitor.
        Visitor visitor = arrival.visitor() != null
                ? arrival.visitor()
                : Visitor.of(hmac("referral-visitor", code.code + "\n" + origin));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Panache.getEntityManager()
                .createNativeQuery("insert into visit_referrals (id, version, created_at, updated_at, code_id, visitor,"
                        + " origin, landing_page, referrer, user_id, repeats_until)"
                        + " values (:id, 0, :now, :now, :code, :visitor, :origin, :page, cast(:referrer as text),"
                        + " cast(:user as uuid), :until) on conflict do nothing")
                .setParameter("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .setParameter("now", now)
                .setParameter("code", code.id)
                .setParameter("visitor", visitor.hash())
                .setParameter("origin", HexFormat.of().formatHex(hmac("referral-origin", origin)))
                .setParameter("page", arrival.landingPage())
                .setParameter("referrer", arrival.referrer())
                .setParameter("user", arrival.userId())
                .setParameter("until", now.plus(config.repeatWithin()))
                .executeUpdate();
        return visitor;
    }

    /** The visitor turns out to be that person, who keeps the visits on every device. */
    @Transactional
    public void recognise(@Nullable String cookie, UUID userId) {
        Visitor visitor = Visitor.of(cookie);
        if (visitor == null) return;
        Panache.getEntityManager()
                .createNativeQuery(
                        "update visit_referrals set user_id = :user, updated_at = :now, version = version + 1"
                                + " where visitor = :visitor and user_id is null and created_at >= :since")
                .setParameter("user", userId)
                .setParameter("now", clock.instant())
                .setParameter("visitor", visitor.hash())
                .setParameter("since", clock.instant().minus(config.clickCountsFor()))
                .executeUpdate();
    }

    /** A purchase came of it; of several the first one is kept. */
    @Transactional(Transactional.TxType.MANDATORY)
    void convert(UUID visitId, UUID transactionId, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("update visit_referrals set converted_at = :now, transaction_id = :transaction,"
                        + " updated_at = :now, version = version + 1 where id = :id and converted_at is null")
                .setParameter("id", visitId)
                .setParameter("transaction", transactionId)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Of what is older than visits are kept only the number stays; returns how many were forgotten. */
    @Transactional
    int forget(Instant now, int limit) {
        Duration kept = config.keepVisitsFor().compareTo(config.clickCountsFor()) > 0
                ? config.keepVisitsFor()
                : config.clickCountsFor();
        return forget("created_at < :at", now.minus(kept), "limit " + limit + " for update skip locked");
    }

    /** The visits of somebody who is erased. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forget(UUID userId) {
        forget("user_id = :at", userId, "for update");
    }

    private static int forget(String which, Object at, String most) {
        Number gone = (Number) Panache.getEntityManager()
                .createNativeQuery("with gone as (delete from visit_referrals where id in"
                        + " (select id from visit_referrals where " + which
                        + " order by id " + most + ") returning code_id),"
                        + " counted as (update referral_codes c set forgotten_visits = c.forgotten_visits + g.visits"
                        + " from (select code_id, count(*) as visits from gone group by code_id) g where g.code_id = c.id)"
                        + " select count(*) from gone")
                .setParameter("at", at)
                .getSingleResult();
        return gone.intValue();
    }

    private byte[] hmac(String purpose, String message) {
        return cipher.hmac(purpose, message.getBytes(StandardCharsets.UTF_8));
    }
}
