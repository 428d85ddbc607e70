package id.tm.finance.withdrawal;

import id.tm.finance.gateway.PaymentProvider;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A withdrawal in a list of the back office. */
public record WithdrawalSummaryView(
        UUID id,
        @Schema(examples = "WD-20260105-7A2C9F01B3D4") String number,
        UUID userId,
        WithdrawalState state,
        @Schema(examples = "1000000") long gross,
        @Schema(examples = "972500") Long net,
        @Schema(examples = "BCA") String bankName,
        @Schema(examples = "•••• 6789") String account,

        @Schema(description = "Whether the first of two admins has approved")
        boolean firstApproved,

        PaymentProvider provider,

        @Schema(description = "Paid after the provider had called it failed")
        boolean paidLate,

        Instant createdAt,
        Instant paidAt) {

    static WithdrawalSummaryView of(Withdrawal withdrawal) {
        Optional<WithdrawalTerms> terms = Optional.ofNullable(withdrawal.terms());
        Payee payee = withdrawal.payee();
        WithdrawalSendings sendings = withdrawal.sendings();
        return new WithdrawalSummaryView(
                withdrawal.id,
                withdrawal.number(),
                withdrawal.userId,
                withdrawal.state(),
                withdrawal.gross,
                terms.map(WithdrawalTerms::net).orElse(null),
                payee.bankName(),
                payee.accountMasked(),
                withdrawal.hasFirstApproval(),
                sendings.provider(),
                withdrawal.paidLate(),
                withdrawal.createdAt,
                withdrawal.paidAt());
    }
}
