package id.tm.platform.problem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class PlatformErrorCodes implements ErrorCodes {

    @Override
    public List<PlatformError> codes() {
        return List.of(PlatformError.values());
    }

    @Override
    public Map<String, PlatformError> byConstraint() {
        return Map.of("uq_idempotency_keys_caller_key", PlatformError.IDEMPOTENCY_KEY_IN_FLIGHT);
    }
}
