package id.tm.account.partnerprofile;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code password}: that of the account there is, or the one for a new account. */
public record InvitationAnswerRequest(
        @NotEmpty @Size(max = 128) @Schema(examples = "empat-kata-yang-panjang")
        String password,

        @NotNull @AssertTrue @Schema(examples = "true") Boolean acceptTerms) {}
