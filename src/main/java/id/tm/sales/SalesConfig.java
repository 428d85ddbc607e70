package id.tm.sales;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** Retail sales. */
@ConfigMapping(prefix = "tm.sales")
public interface SalesConfig {

    @Valid
    Catalogue catalogue();

    @Valid
    Codes codes();

    /** The public list of products. */
    interface Catalogue {

        /** How long caches may keep a product; a new price is seen by everybody after so long. */
        @WithDefault("PT1M")
        @NotNull
        Duration cacheFor();
    }

    /** Voucher codes that people type in. */
    interface Codes {

        /** How many codes one person, or one network address without a login, may try per period. */
        @WithDefault("30")
        @Min(1)
        @Max(100000)
        int tries();

        /** The period of that limit. */
        @WithDefault("PT10M")
        @NotNull
        Duration period();
    }
}
