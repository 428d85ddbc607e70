package id.tm.sales.referral;

import id.tm.platform.limit.RateLimits;
import id.tm.platform.mode.Mode;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.mode.PublicUrl;
import id.tm.sales.SalesConfig;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Through which people come by a referral, by its link or by the website. */
@ApplicationScoped
class ReferralDoor {

    /** By which code, and as whom; nobody for a bot. */
    record Entrance(String code, @Nullable Visitor visitor) {}

    private final ReferralVisits visits;
    private final RateLimits limits;
    private final SalesConfig.Referrals config;
    private final ModeConfig mode;

    ReferralDoor(ReferralVisits visits, RateLimits limits, SalesConfig config, ModeConfig mode) {
        this.visits = visits;
        this.limits = limits;
        this.config = config.referrals();
        this.mode = mode;
    }

    /** Empty when there is no such code, or it brings nobody any more; 429 when too many come from one address. */
    Optional<Entrance> enter(String code, ReferralVisits.Arrival arrival) {
        limits.take("referral-visit", arrival.address(), config.visits(), config.period());
        return known(code).map(known -> {
            Visitor visitor = visits.note(known, arrival);
            if (visitor != null && arrival.userId() != null) visits.recognise(visitor.token(), arrival.userId());
            return new Entrance(known.code, visitor);
        });
    }

    /** The code as it is written, when it brings anybody; looking counts against the limit of the address, too. */
    Optional<String> look(String code, String address) {
        limits.take("referral-visit", address, config.visits(), config.period());
        return known(code).map(known -> known.code);
    }

    private Optional<ReferralCode> known(String code) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ReferralCode.findByCode(code).filter(ReferralCode::isActive));
    }

    Response.ResponseBuilder remember(Response.ResponseBuilder response, @Nullable Visitor visitor) {
        if (visitor == null) return response;
        return response.cookie(visitor.cookie(config.clickCountsFor(), mode.mode() != Mode.LOCAL));
    }

    String site() {
        return PublicUrl.of(mode, "").toString();
    }
}
