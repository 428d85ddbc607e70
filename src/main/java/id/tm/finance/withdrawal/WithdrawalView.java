package id.tm.finance.withdrawal;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A withdrawal as its owner sees it; tax, fee and net once it is approved. */
@RegisterForReflection
public record WithdrawalView(
        UUID id,
        @Schema(examples = "WD-20260105-7A2C9F01B3D4") String number,
        WithdrawalState state,

        @Schema(examples = "1000000", description = "Rupiah that leave the wallet")
        long gross,

        @Schema(examples = "PPH_21") TaxKind taxKind,
        @Schema(examples = "25000") Long tax,
        @Schema(examples = "2500") Long transferFee,
        @Schema(examples = "972500") Long net,
        UUID userBankId,
        @Schema(examples = "014") String bankCode,
        @Schema(examples = "BCA") String bankName,
        @Schema(examples = "•••• 6789") String account,

        @Schema(examples = "Nama rekening tidak sesuai", description = "Why it was rejected")
        String reason,

        Instant createdAt,
        Instant approvedAt,
        Instant paidAt,
        Instant reversedAt) {

    static WithdrawalView of(Withdrawal withdrawal) {
        Optional<WithdrawalTerms> terms = Optional.ofNullable(withdrawal.terms());
        Payee payee = withdrawal.payee();
        return new WithdrawalView(
                withdrawal.id,
                withdrawal.number(),
                withdrawal.state(),
                withdrawal.gross,
                terms.map(WithdrawalTerms::taxKind).orElse(null),
                terms.map(WithdrawalTerms::tax).orElse(null),
                terms.map(WithdrawalTerms::transferFee).orElse(null),
                terms.map(WithdrawalTerms::net).orElse(null),
                withdrawal.userBankId,
                payee.bankCode(),
                payee.bankName(),
                payee.accountMasked(),
                withdrawal.reason(),
                withdrawal.createdAt,
                terms.isPresent() ? withdrawal.decidedAt() : null,
                withdrawal.paidAt(),
                withdrawal.reversedAt());
    }
}
