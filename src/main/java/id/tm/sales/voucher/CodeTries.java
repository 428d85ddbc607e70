package id.tm.sales.voucher;

import id.tm.platform.limit.RateLimits;
import id.tm.sales.SalesConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** Keeps people from finding vouchers by trying codes. */
@ApplicationScoped
public class CodeTries {

    private final RateLimits limits;
    private final SalesConfig config;

    CodeTries(RateLimits limits, SalesConfig config) {
        this.limits = limits;
        this.config = config;
    }

    /**
     * Counts each code, whether it is one or not; 429 when there were too many. To be called outside of transactions.
     *
     * @param key who tries: a user's id, or a network address
     */
    public void count(String key, Collection<String> codes) {
        codes.stream()
                .map(Voucher::normalised)
                .distinct()
                .forEach(code -> limits.take(
                        "voucher-code",
                        key,
                        config.codes().tries(),
                        config.codes().period()));
    }
}
