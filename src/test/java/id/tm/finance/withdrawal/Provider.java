package id.tm.finance.withdrawal;

import id.tm.finance.gateway.PayoutGateway;
import id.tm.finance.gateway.ProviderPayout.Standing;
import java.util.UUID;

/** A provider of payouts that the test has in its hands: what becomes of an order, and which answers get lost. */
interface Provider {

    /** What happens to an order that is given. */
    enum Way {
        /** Taken, and said so. */
        ANSWERED,
        /** Taken, and the answer gets lost. */
        TAKEN_IN_SILENCE,
        /** It never arrives. */
        LOST,
        /** It arrives after the caller has given up, at {@link #arrive}. */
        LATE,
        REFUSED
    }

    PayoutGateway gateway();

    void next(Way way);

    /** What was late arrives now. */
    void arrive();

    /** Whether an order is on its way that has not arrived. */
    boolean isUnderWay();

    /** How the payout stands at the provider, null when it knows of none. */
    Standing truth(UUID id);

    /** Whatever stood there before; nothing where there is no payout. */
    void becomes(UUID id, Standing standing);

    /** Payouts that were made of the withdrawal. */
    long payouts(UUID id);
}
