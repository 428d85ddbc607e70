package id.tm.sales.strengthtypology;

import id.tm.sales.entitlement.Entitlement;
import id.tm.sales.transaction.Transaction;
import id.tm.sales.transaction.TransactionState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The ST-30 tests of a purchase; all amounts in rupiah, of the tests alone. */
@RegisterForReflection
public record StrengthTypologyTransactionView(
        UUID id,

        @Schema(description = "The purchase they are part of")
        UUID transactionId,

        @Schema(examples = "TM-20260105-000042") String number,
        TransactionState status,
        StrengthTypologySource source,
        UUID userId,
        @Schema(examples = "1") int tests,

        @Schema(examples = "400000", description = "Of a part of a bundle its share")
        long gross,

        @Schema(examples = "50000", description = "Vouchers included")
        long discounts,

        @Schema(examples = "350000", description = "Before fees and PPN")
        long net,

        List<Item> items,
        Instant boughtAt,
        Instant paidAt) {

    /** One test; what it may be used for stands in the entitlement, which is there once it is paid. */
    @RegisterForReflection
    @Schema(name = "StrengthTypologyItemView")
    public record Item(
            @Schema(examples = "ASM-ST30") String sku,
            @Schema(examples = "ST-30 Strength Typology") String name,
            @Schema(examples = "400000") long price,
            @Schema(examples = "50000") long discount,
            @Schema(examples = "350000") long net,
            @Nullable UUID entitlementId,

            @Schema(description = "Absent until it is paid") @Nullable
            StrengthTypologyProgress progress,

            @Nullable Instant validUntil) {

        static Item of(StrengthTypologyTransactionItem item, Optional<Entitlement> entitlement, Locale locale) {
            boolean english = "en".equals(locale.getLanguage()) && item.nameEn != null;
            return new Item(
                    item.sku,
                    english ? item.nameEn : item.name,
                    item.price,
                    item.discount,
                    item.net,
                    entitlement.map(each -> each.id).orElse(null),
                    entitlement.map(StrengthTypologyProgress::of).orElse(null),
                    entitlement.map(each -> each.validUntil).orElse(null));
        }
    }

    static StrengthTypologyTransactionView of(
            StrengthTypologyTransaction purchase, Transaction transaction, List<Item> items) {
        return new StrengthTypologyTransactionView(
                purchase.id,
                purchase.transactionId,
                transaction.number(),
                transaction.status(),
                purchase.source,
                purchase.userId,
                purchase.tests,
                purchase.gross,
                purchase.discounts,
                purchase.net,
                items,
                purchase.boughtAt,
                transaction.paidAt());
    }
}
