package id.tm.account.partnerprofile;

import id.tm.platform.input.EmailAddress;
import id.tm.platform.input.PersonName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new main partner: of a user there is, or of somebody who is invited by mail. One of the two is to be named. */
public record PartnerCreateRequest(
        @Schema(description = "A user who is no partner and no operator yet")
        UUID userId,

        @Valid NewUser newUser,
        @NotNull @Valid PartnerRequest partner) {

    /** Who will log in for the partner. */
    public record NewUser(
            @NotNull @EmailAddress @Schema(examples = "rina@example.com")
            String email,

            @NotBlank @Size(max = 100) @PersonName @Schema(examples = "Rina Wijaya")
            String fullName,

            @NotNull @Pattern(regexp = "id|en") @Schema(examples = "id")
            String locale) {}
}
