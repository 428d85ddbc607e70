package id.tm.partner.billing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record InvoiceLineView(
        String description,
        long quantity,
        @Schema(description = "Rupiah per unit, before PPN") long unitPrice,
        long amount) {

    static InvoiceLineView of(PartnerTransactionLine line) {
        return new InvoiceLineView(line.description, line.quantity, line.unitPrice, line.amount());
    }
}
