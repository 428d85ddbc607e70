package id.tm.partner.billing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invoice as the partner sees it. */
@RegisterForReflection
public record InvoiceView(
        UUID id,
        @Schema(examples = "INV/2026/000001") String number,
        PartnerTransactionStatus status,

        @Schema(description = "Unpaid and past its due date (WIB)")
        boolean overdue,

        @Schema(description = "Days past the due date, 0 unless overdue")
        int daysOverdue,

        String partnerName,
        Instant issuedAt,
        LocalDate dueDate,
        List<InvoiceLineView> lines,
        @Schema(description = "Rupiah before PPN") long subtotal,

        @Schema(description = "Rupiah, tax base (DPP), rounded for display")
        long dpp,

        BigDecimal ppnRatePercent,
        @Schema(description = "Rupiah, PPN") long ppn,
        @Schema(description = "Rupiah to be paid") long total,
        Instant paidAt,
        InvoicePaymentMethod paymentMethod,
        String paymentReference) {

    static InvoiceView of(PartnerTransaction invoice, LocalDate today) {
        return new InvoiceView(
                invoice.id,
                invoice.number(),
                invoice.status(),
                invoice.daysOverdue(today) > 0,
                invoice.daysOverdue(today),
                invoice.partnerName,
                invoice.issuedAt(),
                invoice.dueDate(),
                invoice.lines().stream().map(InvoiceLineView::of).toList(),
                invoice.subtotal(),
                invoice.dpp(),
                invoice.rule().ratePercent(),
                invoice.ppn(),
                invoice.total(),
                invoice.paidAt(),
                invoice.paymentMethod(),
                invoice.paymentReference());
    }
}
