package id.tm.partner.billing;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an invoice is void or written off. */
public record InvoiceClosingRequest(
        @NotBlank @Size(max = 500) @PlainText(oneLine = true) @Schema(examples = "Issued to the wrong partner")
        String reason) {}
