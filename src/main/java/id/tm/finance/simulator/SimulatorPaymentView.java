package id.tm.finance.simulator;

import id.tm.finance.gateway.PaymentProvider;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payment at the simulated provider. */
public record SimulatorPaymentView(
        @Schema(examples = "TM-20260105-7K2M9QXWTA4P") String reference,
        PaymentProvider plays,
        SimulatedState state,
        @Schema(examples = "444000") long amount,
        @Schema(examples = "0") long refunded,
        Instant expiresAt,
        Instant paidAt) {

    static SimulatorPaymentView of(SimulatorPayment payment) {
        return new SimulatorPaymentView(
                payment.reference,
                payment.provider,
                payment.state(),
                payment.amount,
                payment.refunded(),
                payment.expiresAt,
                payment.paidAt());
    }
}
