package id.tm.sales.voucher;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to use a voucher.
 *
 * @param userId null for somebody who has not logged in: limits per person then show at the checkout only
 * @param partnerId the main partner the person is, or acts for; null for none
 */
public record Buyer(
        @Nullable UUID userId, Set<String> roles, @Nullable UUID partnerId) {

    public static final Buyer ANYBODY = new Buyer(null, Set.of(), null);
}
