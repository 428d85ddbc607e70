package id.tm.sales.executive;

import id.tm.finance.PaymentInfo;
import id.tm.sales.transaction.TransactionState;
import id.tm.sales.transaction.TransactionView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Seats as the company that bought them sees them; all amounts in rupiah. */
@RegisterForReflection
public record ExecutiveTransactionView(
        UUID id,
        @Schema(examples = "EX-20260105-000042") String number,
        TransactionState status,

        @Schema(description = "Being cancelled: the provider is asked first")
        boolean cancelRequested,

        @Schema(examples = "ASM-EXECUTIVE") String sku,
        @Schema(examples = "Talents Mapping for teams") String name,

        @Schema(examples = "25", description = "How many were bought")
        int seats,

        @Schema(examples = "300000", description = "Of one seat")
        long seatPrice,

        ExecutiveSeatsView seatCounts,
        @Schema(examples = "7500000") long subtotal,
        @Schema(examples = "0") long itemDiscounts,

        @Schema(examples = "0", description = "Vouchers included")
        long transactionDiscounts,

        @Schema(examples = "0") long serviceFee,
        @Schema(examples = "0") long channelFee,
        @Schema(examples = "825000") long ppn,
        @Schema(examples = "8325000") long total,

        @Schema(
                examples = "VA_BCA",
                description = "FREE when there is nothing to pay; absent when it is chosen at the provider")
        String channel,

        @Schema(description = "How its payment stands; absent when there is none")
        TransactionView.@Nullable Payment payment,

        @Schema(description = "Who bought for the company") UUID userId,

        Instant createdAt,
        @Schema(description = "Can be paid until then") Instant expiresAt,
        Instant paidAt) {

    static ExecutiveTransactionView of(
            ExecutiveTransaction t, @Nullable PaymentInfo payment, Locale locale, Instant now) {
        return new ExecutiveTransactionView(
                t.id,
                t.number(),
                t.status(),
                t.isCancelRequested() && t.status() == TransactionState.PENDING,
                t.sku,
                t.productName("en".equals(locale.getLanguage())),
                t.seats,
                t.seatPrice,
                ExecutiveSeatsView.of(t.id, now),
                t.quote().subtotal(),
                t.quote().itemDiscounts(),
                t.quote().transactionDiscounts(),
                t.quote().serviceFee(),
                t.quote().channelFee(),
                t.quote().ppn(),
                t.total(),
                t.channel(),
                payment == null ? null : TransactionView.Payment.of(payment),
                t.userId,
                t.createdAt,
                t.expiresAt(),
                t.paidAt());
    }
}
