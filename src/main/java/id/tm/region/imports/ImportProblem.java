package id.tm.region.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is wrong with a data set, and where. {@code row}: the line of the file, its header being 1; 0 for the whole file. */
@RegisterForReflection
public record ImportProblem(
        @Schema(examples = "villages.csv") String file,
        @Schema(examples = "4711") long row,
        @Schema(examples = "orphan") String code,

        @Schema(examples = "there is no district 34.04.99 in districts.csv")
        String message) {

    @Override
    public String toString() {
        return row == 0 ? file + ": " + message : file + " row " + row + ": " + message;
    }
}
