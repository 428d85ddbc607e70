package id.tm.account.partnerprofile;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a partner says about itself: whom to reach. */
public record PartnerContactsRequest(
        @NotNull @Size(min = 1, max = 10) @Schema(description = "At least one of them for invoices")
        List<@NotNull @Valid PartnerContactRequest> contacts) {}
