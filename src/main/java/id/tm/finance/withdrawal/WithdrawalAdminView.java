package id.tm.finance.withdrawal;

import id.tm.finance.gateway.PaymentProvider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A withdrawal with all that became of it. */
public record WithdrawalAdminView(
        UUID id,
        @Schema(examples = "WD-20260105-7A2C9F01B3D4") String number,
        UUID userId,
        WithdrawalState state,
        @Schema(examples = "1000000") long gross,
        @Schema(examples = "PPH_21") TaxKind taxKind,
        @Schema(examples = "500000") Long taxBase,
        @Schema(examples = "25000") Long tax,

        @Schema(examples = "•••• 5678", description = "Absent where the tax is that of somebody without a number")
        String taxNumber,

        @Schema(description = "The version of the tax rule") UUID taxConfigId,
        @Schema(examples = "2500") Long transferFee,

        @Schema(description = "The version of the transfer fee")
        UUID feeConfigId,

        @Schema(examples = "972500") Long net,
        @Schema(examples = "014") String bankCode,
        @Schema(examples = "BCA") String bankName,
        @Schema(examples = "•••• 6789") String account,
        @Schema(examples = "Sari Wulandari") String holder,
        UUID firstApprovedBy,
        UUID decidedBy,
        Instant decidedAt,
        @Schema(examples = "Nama rekening tidak sesuai") String reason,
        PaymentProvider provider,

        @Schema(examples = "disb-593f4ed1c3d3bb7f39733d83") String providerReference,

        @Schema(
                examples = "1",
                description = "How often the order was given, or may have been, each time under the same key")
        int sendings,

        Instant sentAt,
        @Schema(examples = "INVALID_DESTINATION") String failure,
        String lastError,

        @Schema(description = "When the provider is asked next, while a payout is under way")
        Instant dueAt,

        @Schema(description = "Paid after the provider had called it failed: the wallet was debited once more")
        boolean paidLate,

        Instant createdAt,
        Instant paidAt,
        Instant reversedAt,
        List<WithdrawalHistoryView> history) {

    static WithdrawalAdminView of(Withdrawal withdrawal) {
        Optional<WithdrawalTerms> terms = Optional.ofNullable(withdrawal.terms());
        Payee payee = withdrawal.payee();
        WithdrawalSendings sendings = withdrawal.sendings();
        WithdrawalLease lease = withdrawal.lease();
        return new WithdrawalAdminView(
                withdrawal.id,
                withdrawal.number(),
                withdrawal.userId,
                withdrawal.state(),
                withdrawal.gross,
                terms.map(WithdrawalTerms::taxKind).orElse(null),
                terms.map(WithdrawalTerms::taxBase).orElse(null),
                terms.map(WithdrawalTerms::tax).orElse(null),
                TaxNumbers.masked(terms.map(WithdrawalTerms::taxNumberId).orElse(null)),
                terms.map(WithdrawalTerms::taxConfigId).orElse(null),
                terms.map(WithdrawalTerms::transferFee).orElse(null),
                terms.map(WithdrawalTerms::feeConfigId).orElse(null),
                terms.map(WithdrawalTerms::net).orElse(null),
                payee.bankCode(),
                payee.bankName(),
                payee.accountMasked(),
                payee.accountHolder(),
                withdrawal.firstApprovedBy(),
                withdrawal.decidedBy(),
                withdrawal.decidedAt(),
                withdrawal.reason(),
                sendings.provider(),
                withdrawal.providerReference(),
                sendings.count(),
                sendings.sentAt(),
                withdrawal.failure(),
                lease.lastError(),
                withdrawal.state().isPayable() ? lease.dueAt() : null,
                withdrawal.paidLate(),
                withdrawal.createdAt,
                withdrawal.paidAt(),
                withdrawal.reversedAt(),
                WithdrawalHistory.of(withdrawal.id).stream()
                        .map(WithdrawalHistoryView::of)
                        .toList());
    }
}
