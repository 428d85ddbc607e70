package id.tm.partner.billing;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record InvoiceLineRequest(
        @NotBlank @Size(max = 300) @PlainText(oneLine = true) @Schema(examples = "Asesmen minat bakat, Oktober 2026")
        String description,

        @NotNull @Min(1) @Max(1_000_000) @Schema(examples = "40")
        Long quantity,

        @NotNull @Min(1) @Max(999_999_999_999L) @Schema(description = "Rupiah per unit, before PPN", examples = "75000")
        Long unitPrice) {

    PartnerTransactionLine toLine(int position) {
        PartnerTransactionLine line = new PartnerTransactionLine();
        line.position = position;
        line.description = description.strip();
        line.quantity = quantity;
        line.unitPrice = unitPrice;
        return line;
    }
}
