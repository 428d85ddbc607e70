package id.tm.sales;

import java.util.UUID;

/** What was bought cannot be used any more, as the money went back; fired in the transaction that writes it down. */
public record EntitlementVoided(UUID entitlementId, UUID userId) {}
