package id.tm.sales.transaction;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an admin does something to a purchase. */
public record TransactionReasonRequest(
        @NotBlank
        @Size(min = 3, max = 500)
        @PlainText(oneLine = true)
        @Schema(examples = "Pembeli meminta lewat telepon")
        String reason) {}
