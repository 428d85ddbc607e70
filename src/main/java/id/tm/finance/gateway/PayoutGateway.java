package id.tm.finance.gateway;

/** A provider that sends money to bank accounts. To be called as {@link PaymentGateway} is. */
public interface PayoutGateway {

    PaymentProvider provider();

    /** {@link Answer.Unknown} means it may have been taken: ask {@link #status} and never send it under another reference. */
    Answer<ProviderPayout> create(PayoutOrder order);

    Answer<ProviderPayout> status(String reference);
}
