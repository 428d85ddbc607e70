package id.tm.platform.task;

import id.tm.platform.paging.ListSpec;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/** How far a piece of slow work is. */
@RegisterForReflection
public record TaskView(
        UUID id,
        @Schema(examples = "user-import") String kind,
        TaskState state,

        @Schema(description = "What was asked for") Map<String, Object> parameters,

        @Schema(examples = "200", description = "Rows or steps worked off, the failed ones included")
        long done,

        @Schema(examples = "1000", description = "Of so many; absent until known")
        Long total,

        @Schema(examples = "1", description = "Rows with errors")
        long failed,

        @Schema(description = "The first 100 of them") List<TaskErrorView> errors,

        @Schema(description = "Why the whole task failed or is tried again")
        String problem,

        @Schema(description = "Whether there is a result to be fetched")
        boolean hasResult,

        Instant createdAt,
        Instant finishedAt) {

    static final ListSpec<Task> LIST = ListSpec.of(Task.class).sortByInstant("createdAt", task -> task.createdAt);

    private static final int SHOWN = 100;

    /** 202, with where it can be read from now on: below that path. */
    public RestResponse<TaskView> accepted(String path) {
        return RestResponse.ResponseBuilder.accepted(this)
                .location(URI.create(path + id))
                .build();
    }

    static TaskView of(Task task) {
        List<TaskError> errors = TaskError.find("taskId = ?1 order by rowNumber, id", task.id)
                .page(0, SHOWN)
                .list();
        return new TaskView(
                task.id,
                task.kind,
                task.state(),
                task.parameters,
                task.done,
                task.total,
                task.failed,
                errors.stream().map(TaskErrorView::of).toList(),
                task.lastError,
                task.resultType != null,
                task.createdAt,
                task.finishedAt);
    }
}
