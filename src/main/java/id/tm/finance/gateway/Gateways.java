package id.tm.finance.gateway;

import static id.tm.finance.FinanceError.PAYMENT_PROVIDER_UNAVAILABLE;

import id.tm.platform.mode.Mode;
import id.tm.platform.mode.ModeConfig;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The providers there are, and which of them new payments and payouts go to. */
@ApplicationScoped
public class Gateways {

    private final List<PaymentGateway> gateways;
    private final List<PayoutGateway> payouts;
    private final GatewayConfig config;
    private final ModeConfig mode;

    Gateways(
            @All List<PaymentGateway> gateways,
            @All List<PayoutGateway> payouts,
            GatewayConfig config,
            ModeConfig mode) {
        this.gateways = gateways;
        this.payouts = payouts;
        this.config = config;
        this.mode = mode;
    }

    /** Who collects what is opened now, or 503. */
    public PaymentProvider current() {
        return of(config.provider()).provider();
    }

    /** Open payments keep the provider they began with, whatever the setting says by now. */
    public PaymentGateway of(PaymentProvider provider) {
        return gateways.stream()
                .filter(gateway -> gateway.provider() == provider && exists(provider))
                .findFirst()
                .orElseThrow(() -> PAYMENT_PROVIDER_UNAVAILABLE.with(provider).retryAfter(60));
    }

    /** Who pays out, or 503. */
    public PayoutGateway payouts() {
        return payouts(config.payoutProvider());
    }

    /** What was ordered stays with the provider it was ordered from, whatever the setting says by now. */
    public PayoutGateway payouts(PaymentProvider provider) {
        return payouts.stream()
                .filter(gateway -> gateway.provider() == provider && exists(provider))
                .findFirst()
                .orElseThrow(() -> PAYMENT_PROVIDER_UNAVAILABLE.with(provider).retryAfter(60));
    }

    /** The simulator's word is worth nothing where money is real. */
    public boolean exists(PaymentProvider provider) {
        return provider != PaymentProvider.SIMULATOR || mode.mode() == Mode.LOCAL;
    }
}
