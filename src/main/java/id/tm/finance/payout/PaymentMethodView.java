package id.tm.finance.payout;

import id.tm.finance.gateway.PaymentProvider;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@RegisterForReflection
public record PaymentMethodView(
        UUID id,
        PaymentProvider provider,
        PaymentMethodKind kind,
        @Schema(examples = "VISA") String brand,

        @Schema(examples = "•••• 1111", description = "The last four digits of the card or phone") @Nullable
        String number,

        @Schema(examples = "2028-07", description = "The last month in which it works") @Nullable
        String expiresAfter,

        @Schema(examples = "Sari Wulandari") @Nullable String holderName,
        @Schema(examples = "Kartu kantor") @Nullable String alias,
        boolean isDefault,
        Instant createdAt) {

    static PaymentMethodView of(UserPaymentMethod method) {
        return new PaymentMethodView(
                method.id,
                method.provider,
                method.kind,
                method.brand,
                Masked.lastFour(method.lastFour),
                method.expiry() == null ? null : method.expiry().toString(),
                method.holder,
                method.alias,
                method.isDefault(),
                method.createdAt);
    }
}
