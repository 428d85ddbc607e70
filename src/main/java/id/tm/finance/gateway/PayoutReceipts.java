package id.tm.finance.gateway;

/** A room that has money paid out implements this, to be told what became of it; what it is told the provider has confirmed. */
public interface PayoutReceipts {

    /** Works the news in, in the running transaction, as often as it is told; false when the payout is none of this room's. */
    boolean apply(ProviderPayout payout);
}
