package id.tm.finance.gateway;

import java.util.Optional;

/** A room that has money paid out implements this, to be told what became of it; what it is told the provider has confirmed. */
public interface PayoutReceipts {

    /** Works the news in, in the running transaction, as often as it is told; false when the payout is none of this room's. */
    boolean apply(ProviderPayout payout);

    /** Whom the payout was ordered from, so that it is asked there; empty when it is none of this room's. */
    Optional<PaymentProvider> orderedFrom(String reference);
}
