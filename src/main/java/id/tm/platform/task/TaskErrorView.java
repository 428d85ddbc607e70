package id.tm.platform.task;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** {@code row}: its number in the file, the header being row 1. */
@RegisterForReflection
public record TaskErrorView(
        @Schema(examples = "17") long row,
        @Schema(examples = "email") String field,
        @Schema(examples = "email-taken") String code,

        @Schema(examples = "There is a user with this e-mail address")
        String message) {

    static TaskErrorView of(TaskError error) {
        return new TaskErrorView(error.rowNumber, error.field, error.code, error.message);
    }
}
