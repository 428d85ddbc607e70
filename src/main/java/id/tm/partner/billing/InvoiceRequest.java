package id.tm.partner.billing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole editable part of a draft. */
public record InvoiceRequest(
        @NotNull UUID partnerId,

        @Schema(description = "Left out: the issue date (WIB) plus the usual days to pay", examples = "2026-12-07")
        LocalDate dueDate,

        @NotEmpty @Size(max = 200) List<@NotNull @Valid InvoiceLineRequest> lines) {

    List<PartnerTransactionLine> toLines() {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> lines.get(i).toLine(i + 1))
                .toList();
    }
}
