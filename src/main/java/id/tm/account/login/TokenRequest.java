package id.tm.account.login;

import id.tm.account.totp.TotpCodeRequest;
import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code login}: e-mail address, or for members also the phone number. */
public record TokenRequest(
        @NotBlank @Size(max = 254) @PlainText @Schema(examples = "budi@example.com")
        String login,

        @NotEmpty @Size(max = 128) @Schema(examples = "empat-kata-yang-panjang")
        String password,

        @Size(max = 100) @PlainText @Schema(examples = "Budi's phone", description = "How the session is listed")
        String deviceName,

        @Pattern(regexp = TotpCodeRequest.CODE)
        @Schema(
                examples = "287082",
                description = "Of the authenticator app, or a recovery code; asked for with the code totp-required")
        String totp) {}
