package id.tm.account.login;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record ReauthenticationRequest(
        @NotEmpty @Size(max = 128) @Schema(examples = "empat-kata-yang-panjang")
        String password) {}
