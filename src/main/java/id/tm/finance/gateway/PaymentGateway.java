package id.tm.finance.gateway;

/** A provider that collects money. No method may be called within a transaction, and none throws for what goes wrong outside. */
public interface PaymentGateway {

    PaymentProvider provider();

    Answer<Checkout> create(CheckoutOrder order);

    /** @param providerReference null when the provider has not told one */
    Answer<ProviderPayment> status(String reference, String providerReference);

    /** Keeps the payer from paying any more; the answer is what has become of the payment, which may be that it is paid. */
    Answer<ProviderPayment> close(String reference, String providerReference, boolean cancel);

    /** Sends money back, or tells how far an earlier order of the same key is. */
    Answer<ProviderRefund> refund(RefundOrder order);

    /** @param providerReference of the refund */
    Answer<ProviderRefund> refundStatus(String providerReference);
}
