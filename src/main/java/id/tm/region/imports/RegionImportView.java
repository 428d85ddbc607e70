package id.tm.region.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A data set that was loaded, tried or refused. */
@RegisterForReflection
public record RegionImportView(
        UUID id,
        Instant createdAt,
        ImportOutcome outcome,

        @Schema(description = "Whether the service answers with it")
        boolean current,

        @Schema(examples = "Kepmendagri No. 300.2.2-2138 Tahun 2025")
        String decree,

        @Schema(examples = "2025-04-25") LocalDate decreeDate,
        @Schema(examples = "idn-area-data 4.0.1") String source,

        @Schema(examples = "38", description = "In the data set; so are the next three")
        int provinces,

        @Schema(examples = "514") int regencies,
        @Schema(examples = "7285") int districts,
        @Schema(examples = "83762") int villages,

        @Schema(examples = "91047", description = "Regions that were not there before; in a dry run: would be added")
        int added,

        @Schema(examples = "0", description = "Regions with another name, another successor, or active again")
        int changed,

        @Schema(examples = "0", description = "Regions that are inactive from now on")
        int vanished,

        @Schema(examples = "0") int problemCount,

        @Schema(description = "The first 100 of them") List<ImportProblem> problems,

        @Schema(description = "The admin; absent for the command line")
        UUID requestedBy) {

    static RegionImportView of(RegionImport i) {
        return new RegionImportView(
                i.id,
                i.createdAt,
                i.outcome,
                i.current,
                i.decree,
                i.decreeDate,
                i.source,
                i.provinces,
                i.regencies,
                i.districts,
                i.villages,
                i.added,
                i.changed,
                i.vanished,
                i.problemCount,
                i.problems,
                i.requestedBy);
    }
}
