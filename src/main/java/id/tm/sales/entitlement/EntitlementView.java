package id.tm.sales.entitlement;

import id.tm.sales.EntitlementState;
import id.tm.sales.ProductKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the caller bought and may use. */
@RegisterForReflection
public record EntitlementView(
        UUID id,

        @Schema(description = "Absent where a company gave it")
        UUID transactionId,

        @Schema(examples = "ASM-ST30") String sku,
        ProductKind kind,
        @Schema(examples = "ST-30 Strength Typology") String name,

        @Schema(examples = "st-30", description = "The test it is for")
        String instrument,

        @Schema(examples = "consultation", description = "The service it is for")
        String service,

        EntitlementState state,
        @Schema(description = "Its time is over") boolean expired,
        @Schema(description = "Its use can begin now") boolean usable,
        Instant validUntil,
        Instant startedAt,
        Instant createdAt) {

    public static EntitlementView of(Entitlement e, Locale locale, Instant now) {
        boolean english = "en".equals(locale.getLanguage()) && e.nameEn != null;
        return new EntitlementView(
                e.id,
                e.transactionId,
                e.sku,
                e.kind,
                english ? e.nameEn : e.name,
                e.instrument,
                e.service,
                e.state(),
                e.isExpired(now),
                e.isUsable(now),
                e.validUntil,
                e.startedAt(),
                e.createdAt);
    }
}
