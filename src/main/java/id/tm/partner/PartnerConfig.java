package id.tm.partner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Optional;

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

        /** Where money is transferred to without an online payment, printed on what is unpaid: bank, number, name. */
        Optional<String> transferTo();
    }
}
