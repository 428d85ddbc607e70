package id.tm.finance.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.finance.gateway.CallbackProof;
import id.tm.finance.gateway.GatewayConfig;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.platform.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Callbacks in the shape, and with the signature, of the provider that is played. */
@ApplicationScoped
class SimulatedMessages {

    record Text(String path, String token, String body) {}

    private static final String BASE = "/api/v1/webhooks/";
    private static final DateTimeFormatter WIB =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(BusinessTime.ZONE);

    private final GatewayConfig config;

    SimulatedMessages(GatewayConfig config) {
        this.config = config;
    }

    /** Null where the played provider would say nothing. */
    Text of(SimulatorPayment payment, SimulatorAct act, SimulatorRefund refund, Instant now) {
        return payment.provider == PaymentProvider.XENDIT
                ? xendit(payment, act, refund, now)
                : midtrans(payment, act, now);
    }

    Text of(SimulatorPayout payout, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("event", "payout." + payout.state().name().toLowerCase(Locale.ROOT));
        body.put("created", now.toString());
        body.putObject("data")
                .put("id", payout.id.toString())
                .put("reference_id", payout.reference)
                .put("status", payout.state().name())
                .put("amount", payout.amount)
                .put("currency", "IDR");
        return text("xendit/payouts", body);
    }

    private Text midtrans(SimulatorPayment payment, SimulatorAct act, Instant now) {
        boolean whole = payment.refunded() == payment.amount;
        String status =
                switch (act) {
                    case PAY -> payment.paidMethod.equals("credit_card") ? "capture" : "settlement";
                    case EXPIRE -> "expire";
                    case DENY -> "deny";
                    case CANCEL -> "cancel";
                    case REFUND -> whole ? "refund" : "partial_refund";
                };
        String code = act == SimulatorAct.DENY || act == SimulatorAct.EXPIRE ? "202" : "200";
        String gross = payment.amount + ".00";
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("transaction_time", WIB.format(payment.createdAt));
        body.put("transaction_status", status);
        body.put("transaction_id", payment.id.toString());
        body.put("status_message", "simulated");
        body.put("status_code", code);
        body.put(
                "signature_key",
                CallbackProof.signature(
                        payment.reference, code, gross, config.simulator().serverKey()));
        body.put("payment_type", payment.paidMethod);
        body.put("order_id", payment.reference);
        body.put("merchant_id", "SIMULATOR");
        body.put("gross_amount", gross);
        body.put("currency", "IDR");
        if (status.equals("capture")) body.put("fraud_status", "accept");
        if (act == SimulatorAct.PAY) body.put("settlement_time", WIB.format(now));
        if (act == SimulatorAct.REFUND) body.put("refund_amount", payment.refunded() + ".00");
        return new Text(BASE + "midtrans", null, body.toString());
    }

    private Text xendit(SimulatorPayment payment, SimulatorAct act, SimulatorRefund refund, Instant now) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (act == SimulatorAct.REFUND) {
            body.put("event", "refund.succeeded").put("created", now.toString());
            body.putObject("data")
                    .put("id", refund.id.toString())
                    .put("invoice_id", payment.id.toString())
                    .put("reference_id", refund.key)
                    .put("amount", refund.amount)
                    .put("currency", "IDR")
                    .put("status", "SUCCEEDED");
            return text("xendit/refunds", body);
        }
        if (act == SimulatorAct.DENY) return null;
        boolean paid = act == SimulatorAct.PAY;
        body.put("id", payment.id.toString());
        body.put("external_id", payment.reference);
        body.put("status", paid ? "PAID" : "EXPIRED");
        body.put("amount", payment.amount);
        body.put("currency", "IDR");
        body.put("payment_method", payment.paidMethod);
        body.put("created", payment.createdAt.toString());
        body.put("updated", now.toString());
        if (paid) body.put("paid_amount", payment.amount).put("paid_at", now.toString());
        return text("xendit/invoices", body);
    }

    private Text text(String path, ObjectNode body) {
        return new Text(BASE + path, config.simulator().callbackToken(), body.toString());
    }
}
