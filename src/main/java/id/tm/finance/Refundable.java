package id.tm.finance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A kind of {@link Payable} that buyers can ask their money back for, implemented beside it as a CDI bean. What of the
 * money that is, finance computes from the weights of the parts; it also takes the commissions back. Parts are named by
 * their codes.
 */
public interface Refundable {

    /** The same as {@link Payable#kind}. */
    String kind();

    /** What would come of a refund at that instant; asked often, changes nothing. */
    RefundTerms terms(UUID payableId, Instant at);

    /**
     * A refund of these parts is approved, and nobody may begin to use one of them from now on; told in the approving
     * transaction, which fails when this throws.
     */
    void approved(UUID payableId, List<String> parts);

    /** The refund was given up after all: these parts may be used again. */
    void givenUp(UUID payableId, List<String> parts);

    /**
     * The money of these parts is back, once and for good; told in the transaction that writes it down, as is
     * {@link Payable#refunded}.
     */
    void completed(UUID payableId, List<String> parts);
}
