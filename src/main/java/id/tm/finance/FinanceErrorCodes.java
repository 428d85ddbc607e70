package id.tm.finance;

import static java.util.Map.entry;

import id.tm.platform.problem.ErrorCode;
import id.tm.platform.problem.ErrorCodes;
import id.tm.platform.problem.PlatformError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class FinanceErrorCodes implements ErrorCodes {

    @Override
    public List<FinanceError> codes() {
        return List.of(FinanceError.values());
    }

    @Override
    public Map<String, ErrorCode> byConstraint() {
        return Map.ofEntries(
                entry("uq_payments_open", FinanceError.PAYMENT_OPEN_ALREADY),
                entry("uq_withdrawals_open", FinanceError.WITHDRAWAL_OPEN_ALREADY),
                entry("ck_withdrawals_four_eyes", FinanceError.OWN_APPROVAL),
                entry("uq_payments_fulfilled", PlatformError.CONCURRENT_CHANGE),
                entry("uq_payment_refunds_key", PlatformError.CONCURRENT_CHANGE),
                entry("uq_refund_requests_open", FinanceError.REFUND_REQUEST_OPEN),
                entry("uq_refund_transfers_request", PlatformError.CONCURRENT_CHANGE),
                entry("ck_ledger_entries_balanced", PlatformError.RULE_BROKEN),
                entry("uq_ledger_transactions_reversal_of", FinanceError.NOT_REVERSIBLE),
                entry("ck_wallet_adjustments_four_eyes", FinanceError.OWN_PROPOSAL),
                entry("uq_wallet_holds_reference", FinanceError.POSTING_CONFLICT),
                entry("uq_config_globals_effective", FinanceError.CONFIG_VERSION_TAKEN),
                entry("uq_config_fees_effective", FinanceError.CONFIG_VERSION_TAKEN),
                entry("uq_banks_code", FinanceError.BANK_CODE_TAKEN),
                entry("uq_master_payment_channels_code", FinanceError.PAYMENT_CHANNEL_CODE_TAKEN),
                entry("uq_user_banks_number", FinanceError.BANK_ACCOUNT_TAKEN),
                entry("uq_user_banks_default", PlatformError.CONCURRENT_CHANGE),
                entry("fk_user_banks_bank", FinanceError.BANK_IN_USE),
                entry("uq_user_npwps_current", PlatformError.CONCURRENT_CHANGE),
                entry("uq_user_payment_methods_token", FinanceError.PAYMENT_METHOD_TAKEN),
                entry("uq_user_payment_methods_default", PlatformError.CONCURRENT_CHANGE));
    }
}
