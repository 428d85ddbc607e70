package id.tm.account.user;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an account is closed for good. */
public record UserDeletionRequest(
        @NotBlank @Size(max = 500) @PlainText @Schema(examples = "Diminta lewat surat tanggal 3 Mei")
        String reason) {}
