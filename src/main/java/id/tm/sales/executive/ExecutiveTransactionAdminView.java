package id.tm.sales.executive;

import id.tm.sales.transaction.TransactionAdminView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A purchase of seats as the back office sees it. */
@RegisterForReflection
public record ExecutiveTransactionAdminView(
        ExecutiveTransactionView transaction,
        UUID partnerId,

        @Schema(examples = "TM-20260105-8F3KQ2M7XYZA", description = "By what the provider knows the money")
        String paymentReference,

        List<TransactionAdminView.Step> history) {

    static ExecutiveTransactionAdminView of(ExecutiveTransaction purchase, ExecutiveTransactionView view) {
        return new ExecutiveTransactionAdminView(
                view,
                purchase.partnerId,
                purchase.paymentReference(),
                ExecutiveTransactionStatus.of(purchase.id).stream()
                        .map(TransactionAdminView.Step::of)
                        .toList());
    }
}
