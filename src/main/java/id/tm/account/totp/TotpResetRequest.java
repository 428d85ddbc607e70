package id.tm.account.totp;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record TotpResetRequest(
        @NotBlank
        @Size(max = 500)
        @PlainText
        @Schema(examples = "Ponsel hilang; identitas diperiksa lewat panggilan video", description = "Told in the mail")
        String reason) {}
