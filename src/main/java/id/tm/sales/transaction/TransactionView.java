package id.tm.sales.transaction;

import id.tm.finance.PaymentInfo;
import id.tm.finance.PaymentState;
import id.tm.sales.ProductKind;
import id.tm.sales.referral.ReferralAttributionView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A purchase as its buyer sees it; all amounts in rupiah. */
@RegisterForReflection
public record TransactionView(
        UUID id,
        @Schema(examples = "TM-20260105-000042") String number,
        TransactionState status,

        @Schema(description = "Being cancelled: the provider is asked first")
        boolean cancelRequested,

        List<Item> items,
        @Schema(examples = "400000") long subtotal,
        @Schema(examples = "0") long itemDiscounts,

        @Schema(examples = "0", description = "Vouchers included")
        long transactionDiscounts,

        @Schema(examples = "0") long serviceFee,
        @Schema(examples = "0") long channelFee,
        @Schema(examples = "44000") long ppn,
        @Schema(examples = "444000") long total,

        @Schema(
                examples = "VA_BCA",
                description = "FREE when there is nothing to pay; absent when it is chosen at the provider")
        String channel,

        @Schema(description = "How its payment stands; absent when there is none") @Nullable
        Payment payment,

        @Schema(examples = "7KQ2M9XAB", description = "Who brought the buyer; absent when nobody did") @Nullable
        String referralCode,

        @Schema(description = "With whom the buyer wants to speak of it; absent when that is open") @Nullable
        UUID practitionerId,

        Instant createdAt,
        @Schema(description = "Can be paid until then") Instant expiresAt,
        Instant paidAt) {

    @RegisterForReflection
    @Schema(name = "TransactionItemView")
    public record Item(
            @Schema(examples = "ASM-ST30") String sku,
            ProductKind kind,
            @Schema(examples = "ST-30 Strength Typology") String name,
            @Schema(examples = "400000") long price,
            @Schema(examples = "0") long itemDiscount,

            @Schema(examples = "0", description = "Its share, vouchers included")
            long transactionDiscount,

            @Schema(examples = "400000") long net) {

        static Item of(TransactionItem item, Locale locale) {
            boolean english = "en".equals(locale.getLanguage()) && item.nameEn != null;
            return new Item(
                    item.sku,
                    item.kind,
                    english ? item.nameEn : item.name,
                    item.price,
                    item.itemDiscount,
                    item.transactionDiscount,
                    item.net);
        }
    }

    @RegisterForReflection
    @Schema(name = "TransactionPaymentView")
    public record Payment(
            UUID id,

            @Schema(description = "What the provider knows it by", examples = "TM-20260105-8F3KQ2M7XYZA")
            String reference,

            PaymentState state,

            @Schema(description = "Where to pay; absent until the provider has answered")
            String checkoutUrl) {

        public static Payment of(PaymentInfo payment) {
            return new Payment(payment.id(), payment.reference(), payment.state(), payment.checkoutUrl());
        }
    }

    static TransactionView of(Transaction t, @Nullable PaymentInfo payment, Locale locale) {
        return new TransactionView(
                t.id,
                t.number(),
                t.status(),
                t.isCancelRequested() && t.status() == TransactionState.PENDING,
                t.items().stream().map(item -> Item.of(item, locale)).toList(),
                t.quote().subtotal(),
                t.quote().itemDiscounts(),
                t.quote().transactionDiscounts(),
                t.quote().serviceFee(),
                t.quote().channelFee(),
                t.quote().ppn(),
                t.total(),
                t.channel(),
                payment == null ? null : Payment.of(payment),
                ReferralAttributionView.codeOf(t.id),
                t.practitionerId(),
                t.createdAt,
                t.expiresAt(),
                t.paidAt());
    }
}
