package id.tm.finance.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import id.tm.finance.PaymentItem;
import id.tm.finance.gateway.GatewayCalls.Reply;
import id.tm.finance.gateway.ProviderPayment.Standing;
import id.tm.platform.time.BusinessTime;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** Midtrans Snap, and the Core API for all that comes after. */
@ApplicationScoped
class MidtransGateway implements PaymentGateway {

    private static final String NAME = "Midtrans";
    private static final int LONGEST_NAME = 50;
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT).withZone(BusinessTime.ZONE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final GatewayConfig config;
    private volatile MidtransClient snap;
    private volatile MidtransClient api;

    MidtransGateway(GatewayConfig config) {
        this.config = config;
    }

    @Override
    public PaymentProvider provider() {
        return PaymentProvider.MIDTRANS;
    }

    @Override
    public Answer<Checkout> create(CheckoutOrder order) {
        return ask(() -> snap().create(authorization(), transaction(order)), reply -> {
            String url = reply.body().path("redirect_url").asText("");
            if (reply.succeeded() && !url.isEmpty()) return new Answer.Done<>(new Checkout(null, url));
            // Both say that the order is known already: its status tells the rest.
            boolean known = reply.status() == 406 || reply.text().contains("already been taken");
            return known ? new Answer.Unknown<>(reply.error(NAME)) : reply.failure(NAME);
        });
    }

    @Override
    public Answer<ProviderPayment> status(String reference, String providerReference) {
        return ask(() -> api().status(authorization(), reference), MidtransGateway::payment);
    }

    @Override
    public Answer<ProviderPayment> close(String reference, String providerReference, boolean cancel) {
        Answer<ProviderPayment> answer = ask(
                () -> api().close(authorization(), reference, cancel ? "cancel" : "expire"), MidtransGateway::payment);
        // It may not be closed because it is paid: only its status says so.
        return answer instanceof Answer.Refused ? status(reference, providerReference) : answer;
    }

    @Override
    public Answer<ProviderRefund> refund(RefundOrder order) {
        var refund = new MidtransClient.Refund(order.key(), order.amount(), order.reason());
        return ask(() -> api().refund(authorization(), order.reference(), refund), reply -> {
            int code = reply.body().path("status_code").asInt(reply.status());
            if (reply.succeeded() && code / 100 == 2) {
                return new Answer.Done<>(new ProviderRefund(
                        order.key(),
                        reply.body().path("refund_chargeback_id").asText(null),
                        null,
                        order.amount(),
                        ProviderRefund.Standing.SUCCEEDED,
                        null));
            }
            return new Reply(code, reply.body(), reply.text()).failure(NAME);
        });
    }

    /** Its refunds are told by the status of the payment. */
    @Override
    public Answer<ProviderRefund> refundStatus(String providerReference) {
        return new Answer.Absent<>();
    }

    private static MidtransClient.Transaction transaction(CheckoutOrder order) {
        List<MidtransClient.Item> items = new ArrayList<>();
        for (PaymentItem item : order.items()) {
            items.add(new MidtransClient.Item(item.code(), item.price(), item.quantity(), shortened(item.name())));
        }
        long minutes =
                Math.max(1, Duration.between(order.now(), order.expiresAt()).toMinutes());
        return new MidtransClient.Transaction(
                new MidtransClient.Details(order.reference(), order.amount()),
                items,
                order.payerEmail() == null ? null : new MidtransClient.Customer(order.payerName(), order.payerEmail()),
                order.channel() == null ? null : List.of(order.channel()),
                new MidtransClient.Expiry(START.format(order.now()), "minute", minutes));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }

    private static Answer<ProviderPayment> payment(Reply reply) {
        JsonNode body = reply.body();
        // "404" may stand in the body of a 200.
        int code = body.path("status_code").asInt(reply.status());
        if (reply.status() == 404 || code == 404) return new Answer.Absent<>();
        Standing standing = standing(
                body.path("transaction_status").asText(),
                body.path("fraud_status").asText());
        if (!reply.succeeded() || standing == null) {
            int status = reply.succeeded() && code >= 400 ? code : reply.status();
            return new Reply(status, body, reply.text()).failure(NAME);
        }
        return new Answer.Done<>(payment(body, standing));
    }

    private static ProviderPayment payment(JsonNode body, Standing standing) {
        long amount = GatewayCalls.rupiah(body.path("gross_amount"));
        String words = body.path("transaction_status").asText();
        List<ProviderRefund> refunds = refunds(body.path("refunds"));
        long refunded = GatewayCalls.rupiah(body.path("refund_amount"));
        if (refunded < 0) {
            refunded = refunds.stream().mapToLong(ProviderRefund::amount).sum();
            if (refunded == 0 && words.equals("refund")) refunded = amount;
        }
        return new ProviderPayment(
                standing,
                body.path("transaction_id").asText(null),
                amount,
                body.path("currency").asText("IDR"),
                refunded,
                refunds,
                PaymentMethod.ofMidtrans(body.path("payment_type").asText("")),
                wib(body.path("settlement_time")
                        .asText(body.path("transaction_time").asText(""))),
                body.has("fraud_status")
                        ? words + "/" + body.path("fraud_status").asText()
                        : words);
    }

    private static List<ProviderRefund> refunds(JsonNode list) {
        List<ProviderRefund> refunds = new ArrayList<>();
        for (JsonNode refund : list) {
            String id = refund.path("refund_chargeback_id").asText("");
            refunds.add(new ProviderRefund(
                    refund.path("refund_key").asText("midtrans-" + id),
                    id,
                    null,
                    GatewayCalls.rupiah(refund.path("refund_amount")),
                    ProviderRefund.Standing.SUCCEEDED,
                    null));
        }
        return refunds;
    }

    /** Null for words that are not in its documentation. */
    static Standing standing(String transactionStatus, String fraudStatus) {
        return switch (transactionStatus) {
            case "pending", "authorize" -> Standing.PENDING;
            case "capture" ->
                switch (fraudStatus) {
                    case "challenge" -> Standing.PENDING;
                    case "deny" -> Standing.DENIED;
                    default -> Standing.PAID;
                };
            case "settlement", "refund", "partial_refund" -> Standing.PAID;
            case "deny", "failure" -> Standing.DENIED;
            case "cancel" -> Standing.CANCELLED;
            case "expire" -> Standing.EXPIRED;
            case "chargeback", "partial_chargeback" -> Standing.CHARGED_BACK;
            default -> null;
        };
    }

    private static Instant wib(String time) {
        try {
            return LocalDateTime.parse(time, TIME).atZone(BusinessTime.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private <T> Answer<T> ask(Supplier<Uni<Response>> request, Function<Reply, Answer<T>> reader) {
        if (config.midtrans().serverKey().isEmpty()) {
            return new Answer.Unknown<>("tm.finance.midtrans.server-key is not set");
        }
        return GatewayCalls.ask(NAME, request.get(), config.timeout(), reader);
    }

    private String authorization() {
        return GatewayCalls.basic(config.midtrans().serverKey().orElse(""));
    }

    private MidtransClient snap() {
        if (snap == null)
            snap = GatewayCalls.client(MidtransClient.class, config.midtrans().snapUrl(), config.timeout());
        return snap;
    }

    private MidtransClient api() {
        if (api == null)
            api = GatewayCalls.client(MidtransClient.class, config.midtrans().apiUrl(), config.timeout());
        return api;
    }
}
