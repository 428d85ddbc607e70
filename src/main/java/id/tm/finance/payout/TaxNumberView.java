package id.tm.finance.payout;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@RegisterForReflection
public record TaxNumberView(
        UUID id,
        TaxPayerKind kind,

        @Schema(examples = "•••• 1000", description = "The last four digits") @Nullable
        String number,

        @Schema(examples = "Sari Wulandari") @Nullable String holderName,

        @Schema(description = "Tax is higher without a verified number")
        CheckState state,

        @Schema(examples = "Nama pada NPWP berbeda.", description = "Why it was rejected") @Nullable
        String rejectionReason,

        Instant validFrom,

        @Schema(description = "When another number took its place") @Nullable
        Instant replacedAt) {

    static TaxNumberView of(UserNpwp said) {
        Verification check = said.verification();
        return new TaxNumberView(
                said.id,
                said.kind(),
                said.maskedNumber(),
                said.holder(),
                check.state(),
                check.state() == CheckState.REJECTED ? check.note() : null,
                said.validFrom(),
                said.replacedAt());
    }
}
