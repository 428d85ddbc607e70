package id.tm.account.privacy;

import id.tm.account.MemberActivity;
import id.tm.platform.limit.RateLimits;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import id.tm.platform.task.TaskView;
import id.tm.platform.task.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/me/exports")
@RolesAllowed("member")
@Tag(name = "Me")
public class ExportResource {

    private static final int A_DAY = 5;

    private final Tasks tasks;
    private final RateLimits limits;
    private final MemberActivity activity;
    private final Caller caller;

    ExportResource(Tasks tasks, RateLimits limits, MemberActivity activity, Caller caller) {
        this.tasks = tasks;
        this.limits = limits;
        this.activity = activity;
        this.caller = caller;
    }

    @POST
    @Operation(operationId = "account_exportMyData", summary = "Ask for all that is kept about me")
    @APIResponse(responseCode = "202", description = "Being put together; Location tells when it is there")
    @APIResponse(responseCode = "429", description = "Asked for too often today")
    public RestResponse<TaskView> submit() {
        limits.take(DataExport.NAME, caller.id().toString(), A_DAY, Duration.ofDays(1));
        TaskView task = QuarkusTransaction.requiringNew().call(() -> {
            UUID id = tasks.submit(DataExport.NAME, caller.principal(), new ExportOrder(), null);
            return tasks.viewOwn(DataExport.NAME, id, caller.principal());
        });
        return task.accepted("/api/v1/me/exports/");
    }

    @GET
    @Operation(operationId = "account_listMyExports", summary = "The exports I asked for")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<TaskView> list(@Context UriInfo uri) {
        return tasks.listOwn(DataExport.NAME, caller.principal(), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "account_getMyExport", summary = "How far an export is")
    @APIResponse(responseCode = "200", description = "With hasResult its file can be fetched")
    public TaskView get(@RestPath UUID id) {
        return tasks.viewOwn(DataExport.NAME, id, caller.principal());
    }

    @GET
    @Path("/{id}/file")
    @Transactional
    @Produces("application/zip")
    @Operation(operationId = "account_getMyExportFile", summary = "The export, for seven days")
    @APIResponse(
            responseCode = "200",
            description = "A ZIP with one JSON file per section",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response file(@RestPath UUID id) {
        Tasks.Result result = tasks.result(DataExport.NAME, id, caller.principal());
        activity.record(caller.id(), MemberActivity.DOWNLOAD, "DATA_EXPORT", id);
        return result.download();
    }
}
