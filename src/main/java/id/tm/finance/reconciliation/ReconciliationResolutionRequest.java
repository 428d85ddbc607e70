package id.tm.finance.reconciliation;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record ReconciliationResolutionRequest(
        @NotBlank
        @Size(max = 500)
        @PlainText(oneLine = true)
        @Schema(examples = "Corrected by the provider", description = "What was found out and done")
        String note) {}
