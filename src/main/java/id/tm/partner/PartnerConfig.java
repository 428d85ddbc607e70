package id.tm.partner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/** Partners and what they are billed. */
@ConfigMapping(prefix = "tm.partner")
public interface PartnerConfig {

    Invoice invoice();

    interface Invoice {

        /** Days from the issue date (WIB) to the due date of an invoice that names none. */
        @WithDefault("14")
        @Min(0)
        @Max(365)
        int dueDays();

        /** Where a partner looks at an invoice, under the public URL of the service; {@code {id}} is the invoice. */
        @WithDefault("/partner/invoices/{id}")
        @NotBlank
        String path();
    }
}
