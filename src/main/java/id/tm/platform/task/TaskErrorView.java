package id.tm.platform.task;

import id.tm.platform.paging.ListSpec;
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

    static final ListSpec<TaskError> LIST = ListSpec.of(TaskError.class, error -> error.id)
            .sortByNumber("rowNumber", error -> error.rowNumber)
            .defaultSort("rowNumber");

    static TaskErrorView of(TaskError error) {
        return new TaskErrorView(error.rowNumber, error.field, error.code, error.message);
    }
}
