package id.tm.account.login;

import id.tm.account.totp.TotpCodeRequest;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record ReauthenticationRequest(
        @NotEmpty @Size(max = 128) @Schema(examples = "empat-kata-yang-panjang")
        String password,

        @Pattern(regexp = TotpCodeRequest.CODE)
        @Schema(
                examples = "287082",
                description = "Of the authenticator app, or a recovery code; needed by whoever has such an app")
        String totp) {}
