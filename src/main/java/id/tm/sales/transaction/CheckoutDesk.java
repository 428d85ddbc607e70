package id.tm.sales.transaction;

import id.tm.finance.PaymentInfo;
import id.tm.finance.Payments;
import id.tm.sales.voucher.CodeTries;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The checkout as clients meet it: the purchase first, then its payment at the provider. Outside of transactions. */
@ApplicationScoped
public class CheckoutDesk {

    private static final String PATH = "/api/v1/me/transactions/";

    private final Checkout checkout;
    private final CodeTries tries;
    private final Payments payments;

    CheckoutDesk(Checkout checkout, CodeTries tries, Payments payments) {
        this.checkout = checkout;
        this.tries = tries;
        this.payments = payments;
    }

    /**
     * 201 with the purchase and where to pay it; 202 as long as the provider has not answered.
     *
     * @param visitor the cookie of whoever came by a referral, or null
     */
    public RestResponse<TransactionView> checkOut(
            UUID buyer, CheckoutRequest request, @Nullable String visitor, Locale locale) {
        tries.count(buyer.toString(), request.triedCodes());
        Checkout.Opened opened = checkout.open(buyer, request, visitor);
        UUID id = opened.transactionId();
        return answer(
                opened.paymentId(),
                PATH + id,
                payment -> TransactionView.of(Transaction.requireOf(buyer, id), payment, locale));
    }

    /**
     * Starts the payment of a purchase that was begun, and tells the buyer where to pay: 201, or 202 as long as the provider
     * has not answered.
     *
     * @param paymentId null when there is nothing to pay
     * @param view reads the purchase, in a transaction of its own, and shows it with its payment, null when it has none
     */
    public <V> RestResponse<V> answer(
            @Nullable UUID paymentId, String location, Function<@Nullable PaymentInfo, V> view) {
        PaymentInfo payment = paymentId == null ? null : payments.start(paymentId);
        boolean ready = payment == null || payment.checkoutUrl() != null;
        return RestResponse.ResponseBuilder.<V>create(ready ? 201 : 202)
                .location(URI.create(location))
                .entity(QuarkusTransaction.requiringNew().call(() -> view.apply(payment)))
                .build();
    }

    /** Somebody's own purchase, and how its payment stands; in a transaction. */
    TransactionView view(UUID buyer, UUID id, Locale locale) {
        Transaction transaction = Transaction.requireOf(buyer, id);
        PaymentInfo payment = payments.latest(RetailPayable.KIND, id).orElse(null);
        return TransactionView.of(transaction, payment, locale);
    }
}
