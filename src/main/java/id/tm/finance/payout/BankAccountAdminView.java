package id.tm.finance.payout;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@RegisterForReflection
public record BankAccountAdminView(
        UUID id,
        UUID userId,

        @Schema(examples = "Sari Wulandari", description = "As the profile says; null when the owner is not active")
        @Nullable
        String ownerName,

        @Schema(examples = "014") String bankCode,
        @Schema(examples = "BCA") String bankName,

        @Schema(examples = "•••• 7890", description = "The last four digits") @Nullable
        String accountNumber,

        @Schema(examples = "SARI WULANDARI") @Nullable String holderName,

        @Schema(description = "What a comparison of both names comes to") @Nullable
        NameCheck suggestedNameCheck,

        boolean isDefault,
        CheckState state,

        @Schema(description = "What the admin found") @Nullable
        NameCheck nameCheck,

        @Schema(examples = "Nama pada rekening berbeda.") @Nullable
        String note,

        @Nullable Instant checkedAt,
        @Nullable UUID checkedBy,

        @Schema(description = "When it was added or its holder changed")
        Instant changedAt,

        Instant createdAt,
        @Nullable Instant retiredAt) {

    static BankAccountAdminView of(UserBank account, @Nullable String ownerName) {
        Verification check = account.verification();
        return new BankAccountAdminView(
                account.id,
                account.userId(),
                ownerName,
                account.bank().code(),
                account.bank().name(),
                account.maskedNumber(),
                account.holder(),
                PayoutChecks.suggestion(account.holder(), ownerName),
                account.isDefault(),
                check.state(),
                check.nameCheck(),
                check.note(),
                check.checkedAt(),
                check.checkedBy(),
                account.changedAt(),
                account.createdAt,
                account.retiredAt());
    }
}
