package id.tm.account.partnerprofile;

import id.tm.platform.input.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the back office says about a main partner. */
public record PartnerRequest(
        @NotBlank @Size(max = 200) @PlainText(oneLine = true) @Schema(examples = "SMA Nusantara Jakarta")
        String name,

        @NotNull BillingKind billingKind,

        @NotNull @Size(min = 1, max = 10) @Schema(description = "At least one of them for invoices")
        List<@NotNull @Valid PartnerContactRequest> contacts,

        @NpwpNumber
        @Schema(examples = "01.234.567.8-901.000", description = "15 or 16 digits; the one there is stays when absent")
        String npwp) {

    void applyTo(PartnerProfile partner) {
        partner.name = name.strip();
        partner.billingKind = billingKind;
        partner.contacts = PartnerContact.all(contacts);
        if (npwp != null) partner.npwp = Npwp.normalised(npwp).orElseThrow();
    }
}
