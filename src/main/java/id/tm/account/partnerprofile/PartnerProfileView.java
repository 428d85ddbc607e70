package id.tm.account.partnerprofile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The main partner as it and its operators see it. */
@RegisterForReflection
public record PartnerProfileView(
        UUID id,
        @Schema(examples = "SMA Nusantara Jakarta") String name,
        BillingKind billingKind,
        List<PartnerContact> contacts,

        @Schema(examples = "************1000", description = "The last four digits of the tax number")
        String npwp,

        @Schema(description = "Whether I am an operator and may only look")
        boolean operator) {

    static PartnerProfileView of(PartnerProfile own) {
        PartnerProfile main = own.main();
        return new PartnerProfileView(
                main.id, main.name, main.billingKind, main.contacts, Npwp.masked(main.npwp), own.parent != null);
    }
}
