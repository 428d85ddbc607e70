package id.tm.account.partnerprofile;

import id.tm.platform.input.EmailAddress;
import id.tm.platform.input.PersonName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is to become an operator. */
public record InvitationRequest(
        @NotNull @EmailAddress @Schema(examples = "agus@example.com")
        String email,

        @NotBlank @Size(max = 100) @PersonName @Schema(examples = "Agus Salim")
        String fullName,

        @NotNull @Pattern(regexp = "id|en") @Schema(examples = "id")
        String locale) {}
