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
                entry("uq_payments_fulfilled", PlatformError.CONCURRENT_CHANGE),
                entry("uq_payment_refunds_key", PlatformError.CONCURRENT_CHANGE));
    }
}
