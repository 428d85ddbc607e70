package id.tm.finance;

import org.jspecify.annotations.Nullable;

/**
 * A part of what was bought.
 *
 * @param code unique within the purchase
 * @param name for people
 * @param productKind whose revenue it is a part of, as in {@link Sale#revenue}; null for a part of the quota
 * @param weight what it counts among the parts of the same kind; the revenue itself where each part's is known
 * @param returns whether it goes back: it is unused, and did not go back before
 */
public record RefundPart(String code, String name, @Nullable String productKind, long weight, boolean returns) {

    public RefundPart {
        Posting.notNegative(weight);
    }
}
