package id.tm.sales;

import id.tm.platform.problem.ErrorCode;
import id.tm.platform.problem.ErrorCodes;
import id.tm.platform.problem.PlatformError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class SalesErrorCodes implements ErrorCodes {

    @Override
    public List<SalesError> codes() {
        return List.of(SalesError.values());
    }

    @Override
    public Map<String, ErrorCode> byConstraint() {
        return Map.ofEntries(
                Map.entry("uq_products_sku", SalesError.SKU_TAKEN),
                Map.entry("uq_product_slugs_slug", SalesError.SLUG_TAKEN),
                Map.entry("uq_discounts_code", SalesError.DISCOUNT_CODE_TAKEN),
                Map.entry("uq_vouchers_code", SalesError.VOUCHER_CODE_TAKEN),
                Map.entry("ex_referral_rules_overlap", SalesError.REFERRAL_RULE_OVERLAP),
                Map.entry("ck_vouchers_uses", SalesError.VOUCHER_QUOTA_USED),
                Map.entry("uq_voucher_redemptions_first_purchase", SalesError.VOUCHER_FIRST_PURCHASE_ONLY),
                Map.entry("uq_transaction_open", PlatformError.CONCURRENT_CHANGE),
                Map.entry("uq_executive_transactions_open", PlatformError.CONCURRENT_CHANGE),
                Map.entry("uq_executive_transaction_assignments_seat", PlatformError.CONCURRENT_CHANGE),
                Map.entry("uq_executive_transaction_assignments_email", SalesError.EXECUTIVE_EMAIL_ASSIGNED),
                Map.entry("uq_executive_transaction_assignments_user", SalesError.EXECUTIVE_SEAT_HELD_ALREADY),
                Map.entry("uq_entitlements_executive_assignment", PlatformError.CONCURRENT_CHANGE),
                Map.entry("uq_voucher_redemptions_voucher_transaction", PlatformError.CONCURRENT_CHANGE));
    }
}
