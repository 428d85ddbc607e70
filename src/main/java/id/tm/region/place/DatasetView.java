package id.tm.region.place;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which decree the answer follows. */
@RegisterForReflection
public record DatasetView(
        @Schema(examples = "Kepmendagri No. 300.2.2-2138 Tahun 2025")
        String decree,

        @Schema(examples = "2025-04-25", description = "Of the decree")
        LocalDate date,

        @Schema(examples = "Kementerian Dalam Negeri") String source) {}
