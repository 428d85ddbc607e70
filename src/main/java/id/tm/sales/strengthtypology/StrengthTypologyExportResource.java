package id.tm.sales.strengthtypology;

import id.tm.platform.security.Caller;
import id.tm.platform.task.TaskView;
import id.tm.platform.task.Tasks;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Files of ST-30 purchases. */
@Path("/api/v1/admin/strength-typology-transactions/export")
@Tag(name = "ST-30 purchases")
public class StrengthTypologyExportResource {

    private final Tasks tasks;
    private final Caller caller;

    StrengthTypologyExportResource(Tasks tasks, Caller caller) {
        this.tasks = tasks;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("transactions:read")
    @Transactional
    @Operation(
            operationId = "sales_exportStrengthTypologyTransactions",
            summary = "Have ST-30 purchases written into a CSV file")
    @APIResponse(responseCode = "202", description = "Being written; Location tells when it is there")
    public RestResponse<TaskView> export(@Valid @NotNull StrengthTypologyExportRequest request) {
        UUID task = tasks.submit(StrengthTypologyExport.NAME, caller.principal(), request, null);
        return tasks.view(StrengthTypologyExport.NAME, task)
                .accepted("/api/v1/admin/strength-typology-transactions/export/jobs/");
    }

    @GET
    @Path("/jobs/{id}")
    @PermissionsAllowed("transactions:read")
    @Operation(operationId = "sales_getStrengthTypologyExport", summary = "How far a file of ST-30 purchases is")
    @APIResponse(responseCode = "200", description = "With hasResult its file can be fetched")
    public TaskView job(@RestPath UUID id) {
        return tasks.viewOwn(StrengthTypologyExport.NAME, id, caller.principal());
    }

    @GET
    @Path("/jobs/{id}/file")
    @PermissionsAllowed("transactions:read")
    @Produces("text/csv")
    @Operation(
            operationId = "sales_getStrengthTypologyExportFile",
            summary = "The file, for the admin who asked for it")
    @APIResponse(
            responseCode = "200",
            description = "One line per test",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response file(@RestPath UUID id) {
        return tasks.result(StrengthTypologyExport.NAME, id, caller.principal()).download();
    }
}
