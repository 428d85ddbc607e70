package id.tm.finance.gateway;

import id.tm.finance.FinanceProbe;
import id.tm.platform.mode.ModeConfig;
import io.quarkus.arc.Arc;
import java.util.List;
import java.util.Map;

/** Providers of payouts that tests put in the place of the configured one. */
public final class PayoutWorlds {

    private PayoutWorlds() {}

    /** All payouts go to that one. */
    public static Gateways only(PayoutGateway gateway) {
        GatewayConfig config = FinanceProbe.config(
                GatewayConfig.class,
                Map.of("tm.finance.payout-provider", gateway.provider().name()));
        return new Gateways(
                List.of(),
                List.of(gateway),
                config,
                Arc.container().instance(ModeConfig.class).get());
    }

    /** The real adapter, talking to a stand-in at that port. */
    public static PayoutGateway xendit(int port) {
        return new XenditGateway(FinanceProbe.config(
                GatewayConfig.class,
                Map.of(
                        "tm.finance.timeout", "0.3S",
                        "tm.finance.xendit.url", "http://localhost:" + port,
                        "tm.finance.xendit.secret-key", "xnd_development_key")));
    }
}
