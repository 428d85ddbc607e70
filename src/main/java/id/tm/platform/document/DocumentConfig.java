package id.tm.platform.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

/** Invoices, receipts, reports: what the service writes as PDF. */
@ConfigMapping(prefix = "tm.document")
public interface DocumentConfig {

    House house();

    /** Colour of letterhead and headings, as RRGGBB. */
    @WithDefault("0F4C5C")
    @Pattern(regexp = "[0-9A-Fa-f]{6}")
    String colour();

    /** Who writes: the letterhead of every document. */
    interface House {

        /** As in the letterhead. */
        @WithDefault("TM Service")
        @NotBlank
        String name();

        /** The lines of the postal address, separated by commas; a comma within a line is written {@code \,}. */
        Optional<List<String>> address();

        /** NPWP, as it is to be printed. */
        Optional<String> taxId();

        /** As it is to be printed. */
        Optional<String> phone();

        /** For questions about documents. */
        Optional<String> email();

        /** As it is to be printed. */
        Optional<String> website();
    }
}
