package id.tm.finance.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import id.tm.finance.PaymentItem;
import id.tm.finance.gateway.GatewayCalls.Reply;
import id.tm.finance.gateway.ProviderPayment.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Xendit's invoices, refunds and payouts. */
@ApplicationScoped
class XenditGateway implements PaymentGateway, PayoutGateway {

    private static final String NAME = "Xendit";
    private static final String RUPIAH = "IDR";

    private final GatewayConfig config;
    private volatile XenditClient client;

    XenditGateway(GatewayConfig config) {
        this.config = config;
    }

    @Override
    public PaymentProvider provider() {
        return PaymentProvider.XENDIT;
    }

    @Override
    public Answer<Checkout> create(CheckoutOrder order) {
        return ask(() -> client().create(authorization(), invoice(order)), reply -> {
            String url = reply.body().path("invoice_url").asText("");
            String id = reply.body().path("id").asText("");
            boolean done = reply.succeeded() && !url.isEmpty() && !id.isEmpty();
            return done ? new Answer.Done<>(new Checkout(id, url)) : reply.failure(NAME);
        });
    }

    @Override
    public Answer<ProviderPayment> status(String reference, String providerReference) {
        // By our reference and not by their id: should there be two invoices of one payment, either may be the paid
        // one.
        return ask(() -> client().invoices(authorization(), reference), reply -> {
            if (reply.status() == 404) return new Answer.Absent<>();
            if (!reply.succeeded() || !reply.body().isArray()) return reply.failure(NAME);
            JsonNode chosen = null;
            for (JsonNode invoice : reply.body()) {
                if (!invoice.path("external_id").asText().equals(reference)) continue;
                if (chosen == null || rank(invoice, providerReference) > rank(chosen, providerReference)) {
                    chosen = invoice;
                }
            }
            return chosen == null ? new Answer.Absent<>() : payment(reply, chosen);
        });
    }

    @Override
    public Answer<ProviderPayment> close(String reference, String providerReference, boolean cancel) {
        if (providerReference == null) return status(reference, null);
        Answer<ProviderPayment> answer = ask(
                () -> client().expire(authorization(), providerReference),
                reply -> reply.succeeded() ? payment(reply, reply.body()) : reply.failure(NAME));
        // It may not be closed because it is paid: only its status says so.
        return answer instanceof Answer.Refused ? status(reference, providerReference) : answer;
    }

    @Override
    public Answer<ProviderRefund> refund(RefundOrder order) {
        if (order.earlier() != null) return refundStatus(order.earlier());
        var refund =
                new XenditClient.Refund(order.invoice(), order.key(), order.amount(), RUPIAH, "REQUESTED_BY_CUSTOMER");
        return ask(() -> client().refund(authorization(), order.key(), refund), XenditGateway::refund);
    }

    @Override
    public Answer<ProviderRefund> refundStatus(String providerReference) {
        return ask(() -> client().refundStatus(authorization(), providerReference), XenditGateway::refund);
    }

    @Override
    public Answer<ProviderPayout> create(PayoutOrder order) {
        var payout = new XenditClient.Payout(
                order.reference(),
                order.channel(),
                new XenditClient.Account(order.holder(), order.accountNumber()),
                order.amount(),
                RUPIAH,
                order.description());
        return ask(
                () -> client().payout(authorization(), order.reference(), payout),
                reply -> reply.succeeded() ? payout(reply, reply.body()) : reply.failure(NAME));
    }

    @Override
    public Answer<ProviderPayout> status(String reference) {
        return ask(() -> client().payouts(authorization(), reference), reply -> {
            if (reply.status() == 404) return new Answer.Absent<>();
            JsonNode list = reply.body().path("data");
            if (!reply.succeeded() || !list.isArray()) return reply.failure(NAME);
            for (JsonNode payout : list) {
                if (payout.path("reference_id").asText().equals(reference)) return payout(reply, payout);
            }
            return new Answer.Absent<>();
        });
    }

    private static XenditClient.Invoice invoice(CheckoutOrder order) {
        List<XenditClient.Item> items = new ArrayList<>();
        List<XenditClient.Fee> fees = new ArrayList<>();
        for (PaymentItem item : order.items()) {
            // What lowers the price is no item there.
            if (item.price() < 0) fees.add(new XenditClient.Fee(item.name(), item.total()));
            else items.add(new XenditClient.Item(item.name(), item.quantity(), item.price()));
        }
        return new XenditClient.Invoice(
                order.reference(),
                order.amount(),
                order.payerEmail(),
                order.description(),
                Math.max(1, Duration.between(order.now(), order.expiresAt()).toSeconds()),
                order.payerEmail() == null ? null : new XenditClient.Customer(order.payerName(), order.payerEmail()),
                items,
                fees.isEmpty() ? null : fees,
                order.channel() == null ? null : List.of(order.channel()),
                RUPIAH);
    }

    private static int rank(JsonNode invoice, String providerReference) {
        Standing standing = standing(invoice.path("status").asText());
        int rank = standing == Standing.PAID ? 4 : standing == Standing.PENDING ? 2 : 0;
        return invoice.path("id").asText().equals(providerReference) ? rank + 1 : rank;
    }

    private static Answer<ProviderPayment> payment(Reply reply, JsonNode invoice) {
        String status = invoice.path("status").asText();
        Standing standing = standing(status);
        if (standing == null) return reply.failure(NAME);
        JsonNode paid = standing == Standing.PAID ? invoice.path("paid_amount") : invoice.path("amount");
        return new Answer.Done<>(new ProviderPayment(
                standing,
                invoice.path("id").asText(null),
                GatewayCalls.rupiah(paid.isMissingNode() || paid.isNull() ? invoice.path("amount") : paid),
                invoice.path("currency").asText(RUPIAH),
                0,
                List.of(),
                PaymentMethod.ofXendit(invoice.path("payment_method").asText("")),
                GatewayCalls.instant(invoice.path("paid_at")),
                status));
    }

    /** Null for words that are not in its documentation. */
    static Standing standing(String status) {
        return switch (status) {
            case "PENDING" -> Standing.PENDING;
            case "PAID", "SETTLED" -> Standing.PAID;
            case "EXPIRED" -> Standing.EXPIRED;
            default -> null;
        };
    }

    private static Answer<ProviderRefund> refund(Reply reply) {
        JsonNode body = reply.body();
        if (reply.status() == 404) return new Answer.Absent<>();
        String id = body.path("id").asText("");
        if (!reply.succeeded() || id.isEmpty()) return reply.failure(NAME);
        ProviderRefund.Standing standing =
                switch (body.path("status").asText()) {
                    case "SUCCEEDED" -> ProviderRefund.Standing.SUCCEEDED;
                    case "FAILED", "CANCELLED" -> ProviderRefund.Standing.FAILED;
                    default -> ProviderRefund.Standing.PENDING;
                };
        return new Answer.Done<>(new ProviderRefund(
                body.path("reference_id").asText("xendit-" + id),
                id,
                body.path("invoice_id").asText(null),
                GatewayCalls.rupiah(body.path("amount")),
                standing,
                standing == ProviderRefund.Standing.FAILED
                        ? body.path("failure_code").asText("FAILED")
                        : null));
    }

    private static Answer<ProviderPayout> payout(Reply reply, JsonNode payout) {
        ProviderPayout.Standing standing =
                switch (payout.path("status").asText()) {
                    case "ACCEPTED", "REQUESTED", "LOCKED" -> ProviderPayout.Standing.PROCESSING;
                    case "SUCCEEDED" -> ProviderPayout.Standing.SUCCEEDED;
                    case "FAILED", "CANCELLED" -> ProviderPayout.Standing.FAILED;
                    case "REVERSED" -> ProviderPayout.Standing.REVERSED;
                    default -> null;
                };
        if (standing == null) return reply.failure(NAME);
        return new Answer.Done<>(new ProviderPayout(
                payout.path("reference_id").asText(),
                payout.path("id").asText(null),
                GatewayCalls.rupiah(payout.path("amount")),
                standing,
                payout.path("failure_code").asText(null)));
    }

    private <T> Answer<T> ask(Supplier<Uni<Response>> request, Function<Reply, Answer<T>> reader) {
        if (config.xendit().secretKey().isEmpty()) {
            return new Answer.Unknown<>("tm.finance.xendit.secret-key is not set");
        }
        return GatewayCalls.ask(NAME, request.get(), config.timeout(), reader);
    }

    private String authorization() {
        return GatewayCalls.basic(config.xendit().secretKey().orElse(""));
    }

    private XenditClient client() {
        if (client == null)
            client = GatewayCalls.client(XenditClient.class, config.xendit().url(), config.timeout());
        return client;
    }
}
