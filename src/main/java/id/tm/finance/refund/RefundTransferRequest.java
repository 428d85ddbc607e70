package id.tm.finance.refund;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record RefundTransferRequest(
        @NotBlank @Size(max = 100) @PlainText(oneLine = true) @Schema(examples = "FT26011500123")
        String bankReference,

        @NotBlank @Size(min = 3, max = 500) @PlainText @Schema(examples = "Ditransfer lewat internet banking")
        String reason) {}
