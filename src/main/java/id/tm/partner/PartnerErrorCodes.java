package id.tm.partner;

import static java.util.Map.entry;

import id.tm.platform.problem.ErrorCode;
import id.tm.platform.problem.ErrorCodes;
import id.tm.platform.problem.PlatformError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class PartnerErrorCodes implements ErrorCodes {

    @Override
    public List<PartnerError> codes() {
        return List.of(PartnerError.values());
    }

    @Override
    public Map<String, ErrorCode> byConstraint() {
        return Map.ofEntries(
                entry("fk_partner_transactions_partner", PartnerError.UNKNOWN_PARTNER),
                entry("uq_partner_transactions_number", PlatformError.CONCURRENT_CHANGE),
                entry("uq_partner_transaction_lines_position", PlatformError.CONCURRENT_CHANGE),
                entry("uq_partner_invoice_reminders_step", PlatformError.CONCURRENT_CHANGE),
                entry("ck_partner_transactions_subtotal", PartnerError.INVOICE_TOO_LARGE),
                entry("ck_partner_transactions_lines", PlatformError.RULE_BROKEN),
                entry("ck_partner_transactions_frozen", PlatformError.ILLEGAL_STATE),
                entry("ck_partner_transaction_lines_frozen", PlatformError.ILLEGAL_STATE));
    }
}
