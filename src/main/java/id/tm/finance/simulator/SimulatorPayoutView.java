package id.tm.finance.simulator;

import id.tm.finance.gateway.ProviderPayout;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payout at the simulated provider. */
public record SimulatorPayoutView(
        @Schema(examples = "0198a1b2-0000-7000-8000-000000000001")
        String reference,

        ProviderPayout.Standing state,
        @Schema(examples = "250000") long amount) {

    static SimulatorPayoutView of(SimulatorPayout payout) {
        return new SimulatorPayoutView(payout.reference, payout.state(), payout.amount);
    }
}
