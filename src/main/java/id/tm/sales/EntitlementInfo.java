package id.tm.sales;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may use because it was bought.
 *
 * @param transactionId null where it was given by a company that bought seats
 * @param instrument the test it is for; null when it is for none
 * @param service the service it is for; null when it is for none
 * @param usable whether the person may begin to use it now
 */
public record EntitlementInfo(
        UUID id,
        UUID userId,
        @Nullable UUID transactionId,
        String sku,
        ProductKind kind,
        @Nullable String instrument,
        @Nullable String service,
        EntitlementState state,
        Instant validUntil,
        boolean usable) {}
