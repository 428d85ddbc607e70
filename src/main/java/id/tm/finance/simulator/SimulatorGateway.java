package id.tm.finance.simulator;

import id.tm.finance.gateway.Answer;
import id.tm.finance.gateway.Checkout;
import id.tm.finance.gateway.CheckoutOrder;
import id.tm.finance.gateway.GatewayConfig;
import id.tm.finance.gateway.PaymentGateway;
import id.tm.finance.gateway.PaymentMethod;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.PayoutGateway;
import id.tm.finance.gateway.PayoutOrder;
import id.tm.finance.gateway.ProviderPayment;
import id.tm.finance.gateway.ProviderPayment.Standing;
import id.tm.finance.gateway.ProviderPayout;
import id.tm.finance.gateway.ProviderRefund;
import id.tm.finance.gateway.RefundOrder;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.mode.PublicUrl;
import id.tm.platform.problem.TmException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A provider that only exists in this service's own database. */
@ApplicationScoped
class SimulatorGateway implements PaymentGateway, PayoutGateway {

    private final SimulatorDesk desk;
    private final GatewayConfig config;
    private final ModeConfig mode;

    SimulatorGateway(SimulatorDesk desk, GatewayConfig config, ModeConfig mode) {
        this.desk = desk;
        this.config = config;
        this.mode = mode;
    }

    @Override
    public PaymentProvider provider() {
        return PaymentProvider.SIMULATOR;
    }

    @Override
    public Answer<Checkout> create(CheckoutOrder order) {
        return QuarkusTransaction.requiringNew().call(() -> {
            SimulatorPayment payment =
                    SimulatorPayment.findByReference(order.reference()).orElseGet(() -> created(order));
            String url = PublicUrl.of(mode, "/api/v1/simulator/payments/" + order.reference())
                    .toString();
            return new Answer.Done<>(new Checkout(payment.id.toString(), url));
        });
    }

    private SimulatorPayment created(CheckoutOrder order) {
        SimulatorPayment payment = new SimulatorPayment();
        payment.reference = order.reference();
        payment.provider = config.simulator().plays();
        payment.amount = order.amount();
        payment.expiresAt = order.expiresAt();
        payment.paidMethod = payment.provider == PaymentProvider.XENDIT ? "EWALLET" : "qris";
        payment.persistAndFlush();
        return payment;
    }

    @Override
    public Answer<ProviderPayment> status(String reference, String providerReference) {
        return QuarkusTransaction.requiringNew().call(() -> SimulatorPayment.findByReference(reference)
                .<Answer<ProviderPayment>>map(payment -> new Answer.Done<>(said(payment)))
                .orElseGet(Answer.Absent::new));
    }

    @Override
    public Answer<ProviderPayment> close(String reference, String providerReference, boolean cancel) {
        Optional<Boolean> open = QuarkusTransaction.requiringNew()
                .call(() -> SimulatorPayment.findByReference(reference).map(SimulatorPayment::isOpen));
        if (open.orElse(false)) {
            try {
                SimulatorAct act = cancel ? SimulatorAct.CANCEL : SimulatorAct.EXPIRE;
                desk.act(reference, act, SimulatorActRequest.orDefault(null));
            } catch (TmException movedMeanwhile) {
                // its status says what it is now
            }
        }
        return status(reference, providerReference);
    }

    @Override
    public Answer<ProviderRefund> refund(RefundOrder order) {
        try {
            return new Answer.Done<>(
                    said(order.reference(), desk.refund(order.reference(), order.amount(), order.key())));
        } catch (TmException e) {
            return new Answer.Refused<>("Simulator: " + e.getMessage());
        }
    }

    @Override
    public Answer<ProviderRefund> refundStatus(String providerReference) {
        return QuarkusTransaction.requiringNew().call(() -> {
            SimulatorRefund refund = SimulatorRefund.findById(UUID.fromString(providerReference));
            if (refund == null) return new Answer.Absent<>();
            SimulatorPayment payment = SimulatorPayment.findById(refund.paymentId);
            return new Answer.Done<>(said(payment.id.toString(), refund));
        });
    }

    @Override
    public Answer<ProviderPayout> create(PayoutOrder order) {
        return QuarkusTransaction.requiringNew().call(() -> {
            SimulatorPayout payout = SimulatorPayout.findByReference(order.reference())
                    .orElseGet(() -> {
                        SimulatorPayout fresh = new SimulatorPayout();
                        fresh.reference = order.reference();
                        fresh.amount = order.amount();
                        fresh.persistAndFlush();
                        return fresh;
                    });
            return new Answer.Done<>(payout.toProvider());
        });
    }

    @Override
    public Answer<ProviderPayout> status(String reference) {
        return QuarkusTransaction.requiringNew().call(() -> SimulatorPayout.findByReference(reference)
                .<Answer<ProviderPayout>>map(payout -> new Answer.Done<>(payout.toProvider()))
                .orElseGet(Answer.Absent::new));
    }

    private static ProviderPayment said(SimulatorPayment payment) {
        List<ProviderRefund> refunds = SimulatorRefund.of(payment.id).stream()
                .map(refund -> said(payment.id.toString(), refund))
                .toList();
        // A refund of Xendit shows nowhere but in the refund itself.
        boolean shown = payment.provider != PaymentProvider.XENDIT;
        boolean chosen = payment.state() == SimulatedState.PAID || payment.state() == SimulatedState.DENIED;
        return new ProviderPayment(
                standing(payment.state()),
                payment.id.toString(),
                payment.amount,
                "IDR",
                shown ? payment.refunded() : 0,
                shown ? refunds : List.of(),
                chosen ? PaymentMethod.of(payment.provider, payment.paidMethod) : null,
                payment.paidAt(),
                "simulated " + payment.state());
    }

    private static Standing standing(SimulatedState state) {
        return switch (state) {
            case PENDING -> Standing.PENDING;
            case PAID -> Standing.PAID;
            case DENIED -> Standing.DENIED;
            case EXPIRED -> Standing.EXPIRED;
            case CANCELLED -> Standing.CANCELLED;
        };
    }

    private static ProviderRefund said(String invoice, SimulatorRefund refund) {
        return new ProviderRefund(
                refund.key, refund.id.toString(), invoice, refund.amount, ProviderRefund.Standing.SUCCEEDED, null);
    }
}
