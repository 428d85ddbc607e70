package id.tm.partner.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invoice in a list. */
public record InvoiceSummaryView(
        UUID id,
        UUID partnerId,
        String partnerName,
        @Schema(examples = "INV/2026/000001") String number,
        PartnerTransactionStatus status,

        @Schema(description = "Days past the due date (WIB) of an invoice still unpaid, else 0")
        int daysOverdue,

        Instant issuedAt,
        LocalDate dueDate,

        @Schema(description = "Rupiah, with PPN", examples = "3330000")
        long total,

        Instant paidAt,
        Instant createdAt) {

    static InvoiceSummaryView of(PartnerTransaction invoice, LocalDate today) {
        return new InvoiceSummaryView(
                invoice.id,
                invoice.partnerId,
                invoice.partnerName,
                invoice.number(),
                invoice.status(),
                invoice.daysOverdue(today),
                invoice.issuedAt(),
                invoice.dueDate(),
                invoice.total(),
                invoice.paidAt(),
                invoice.createdAt);
    }
}
