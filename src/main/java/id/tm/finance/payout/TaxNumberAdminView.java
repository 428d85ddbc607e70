package id.tm.finance.payout;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@RegisterForReflection
public record TaxNumberAdminView(
        UUID id,
        UUID userId,

        @Schema(examples = "Sari Wulandari", description = "As the profile says; null when the owner is not active")
        @Nullable
        String ownerName,

        TaxPayerKind kind,

        @Schema(examples = "•••• 1000", description = "The last four digits") @Nullable
        String number,

        @Schema(examples = "SARI WULANDARI") @Nullable String holderName,

        @Schema(description = "What a comparison of both names comes to") @Nullable
        NameCheck suggestedNameCheck,

        CheckState state,

        @Schema(description = "What the admin found") @Nullable
        NameCheck nameCheck,

        @Schema(examples = "Nama pada NPWP berbeda.") @Nullable
        String note,

        @Nullable Instant checkedAt,
        @Nullable UUID checkedBy,
        Instant validFrom,

        @Schema(description = "When another number took its place") @Nullable
        Instant replacedAt) {

    static TaxNumberAdminView of(UserNpwp said, @Nullable String ownerName) {
        Verification check = said.verification();
        return new TaxNumberAdminView(
                said.id,
                said.userId(),
                ownerName,
                said.kind(),
                said.maskedNumber(),
                said.holder(),
                PayoutChecks.suggestion(said.holder(), ownerName),
                check.state(),
                check.nameCheck(),
                check.note(),
                check.checkedAt(),
                check.checkedBy(),
                said.validFrom(),
                said.replacedAt());
    }
}
