package id.tm.account.totp;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record TotpCodeRequest(
        @NotNull
        @Pattern(regexp = TotpCodeRequest.CODE)
        @Schema(examples = "287082", description = "Of the authenticator app, or a recovery code")
        String code) {

    /** Six digits, or sixteen letters and digits in any grouping. */
    public static final String CODE = "[A-Za-z0-9 -]{6,30}";
}
