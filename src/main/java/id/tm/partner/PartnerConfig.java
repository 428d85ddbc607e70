package id.tm.partner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;

/** Partners and what they are billed. */
@ConfigMapping(prefix = "tm.partner")
public interface PartnerConfig {

    Invoice invoice();

    Tax tax();

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

    interface Tax {

        /** Whether the seller is PKP, that is, charges PPN. */
        @WithDefault("true")
        boolean pkp();

        /** PPN rate by law, in percent of the tax base. */
        @WithDefault("12")
        @DecimalMin("0")
        @DecimalMax("100")
        BigDecimal ratePercent();

        /** The tax base is this part of the price: numerator of the fraction. */
        @WithDefault("11")
        @Min(1)
        int baseNumerator();

        /** Denominator of that fraction. */
        @WithDefault("12")
        @Min(1)
        int baseDenominator();
    }
}
