package id.tm.finance.ledger;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record LedgerReversalRequest(
        @NotBlank
        @Size(max = 500)
        @PlainText(oneLine = true)
        @Schema(examples = "Salah akun", description = "Why; it stands in the books beside the correction")
        String reason) {}
