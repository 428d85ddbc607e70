package id.tm.partner.billing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An invoice as the back office sees it: what the partner sees ({@link InvoiceView}) and what is not for the partner. */
@RegisterForReflection
public record InvoiceAdminView(
        UUID id,
        @Schema(description = "As in the ETag") int version,
        UUID partnerId,
        String partnerName,

        @Schema(description = "Given when the invoice is issued", examples = "INV/2026/000001")
        String number,

        PartnerTransactionStatus status,

        @Schema(description = "Unpaid and past its due date (WIB)")
        boolean overdue,

        @Schema(description = "Days past the due date, 0 unless overdue")
        int daysOverdue,

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
        String paymentReference,
        String paymentNote,

        @Schema(description = "1 at issue, one more whenever the due date moved")
        int reminderPlanVersion,

        List<InvoiceHistoryView> history,
        Instant createdAt,
        Instant updatedAt) {

    static InvoiceAdminView of(PartnerTransaction invoice, LocalDate today) {
        InvoiceView shown = InvoiceView.of(invoice, today);
        return new InvoiceAdminView(
                invoice.id,
                invoice.version,
                invoice.partnerId,
                invoice.partnerName,
                shown.number(),
                shown.status(),
                shown.overdue(),
                shown.daysOverdue(),
                shown.issuedAt(),
                shown.dueDate(),
                shown.lines(),
                shown.subtotal(),
                shown.dpp(),
                shown.ppnRatePercent(),
                shown.ppn(),
                shown.total(),
                shown.paidAt(),
                shown.paymentMethod(),
                shown.paymentReference(),
                invoice.paymentNote(),
                invoice.planVersion(),
                PartnerTransactionHistory.of(invoice.id).stream()
                        .map(InvoiceHistoryView::of)
                        .toList(),
                invoice.createdAt,
                invoice.updatedAt);
    }
}
