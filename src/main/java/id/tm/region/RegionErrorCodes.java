package id.tm.region;

import id.tm.platform.problem.ErrorCodes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class RegionErrorCodes implements ErrorCodes {

    @Override
    public List<RegionError> codes() {
        return List.of(RegionError.values());
    }

    @Override
    public Map<String, RegionError> byConstraint() {
        return Map.of();
    }
}
