package id.tm.finance.payout;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@RegisterForReflection
public record BankAccountView(
        UUID id,
        @Schema(examples = "014") String bankCode,
        @Schema(examples = "BCA") String bankName,

        @Schema(examples = "•••• 7890", description = "The last four digits") @Nullable
        String accountNumber,

        @Schema(examples = "Sari Wulandari") @Nullable String holderName,
        @Schema(examples = "Tabungan") @Nullable String alias,

        @Schema(description = "Where money is sent unless another account is named")
        boolean isDefault,

        @Schema(description = "Money is sent to verified accounts only")
        CheckState state,

        @Schema(examples = "Nama pada rekening berbeda.", description = "Why it was rejected") @Nullable
        String rejectionReason,

        @Schema(description = "When it was added or its holder changed")
        Instant changedAt,

        Instant createdAt) {

    static BankAccountView of(UserBank account) {
        Verification check = account.verification();
        return new BankAccountView(
                account.id,
                account.bank().code(),
                account.bank().name(),
                account.maskedNumber(),
                account.holder(),
                account.alias(),
                account.isDefault(),
                check.state(),
                check.state() == CheckState.REJECTED ? check.note() : null,
                account.changedAt(),
                account.createdAt);
    }
}
