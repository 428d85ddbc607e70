package id.tm.account.partnerprofile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record PartnerAdminView(
        UUID id,
        UUID userId,
        @Schema(examples = "SMA Nusantara Jakarta") String name,
        BillingKind billingKind,
        List<PartnerContact> contacts,

        @Schema(examples = "************1000", description = "The last four digits of the tax number")
        String npwp,

        boolean active,
        Instant createdAt,
        Instant updatedAt) {

    static PartnerAdminView of(PartnerProfile partner) {
        return new PartnerAdminView(
                partner.id,
                partner.userId,
                partner.name,
                partner.billingKind,
                partner.contacts,
                Npwp.masked(partner.npwp),
                partner.isActive(),
                partner.createdAt,
                partner.updatedAt);
    }
}
