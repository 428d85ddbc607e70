package id.tm.sales.transaction;

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

/** Files of purchases. */
@Path("/api/v1/admin/transactions/export")
@Tag(name = "Purchases")
public class TransactionExportResource {

    private final Tasks tasks;
    private final Caller caller;

    TransactionExportResource(Tasks tasks, Caller caller) {
        this.tasks = tasks;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("transactions:read")
    @Transactional
    @Operation(operationId = "sales_exportTransactions", summary = "Have purchases written into a CSV file")
    @APIResponse(responseCode = "202", description = "Being written; Location tells when it is there")
    public RestResponse<TaskView> export(@Valid @NotNull TransactionExportRequest request) {
        UUID task = tasks.submit(TransactionExport.NAME, caller.principal(), request, null);
        return tasks.view(TransactionExport.NAME, task).accepted("/api/v1/admin/transactions/export/jobs/");
    }

    @GET
    @Path("/jobs/{id}")
    @PermissionsAllowed("transactions:read")
    @Operation(operationId = "sales_getTransactionExport", summary = "How far a file of purchases is")
    @APIResponse(responseCode = "200", description = "With hasResult its file can be fetched")
    public TaskView job(@RestPath UUID id) {
        return tasks.viewOwn(TransactionExport.NAME, id, caller.principal());
    }

    @GET
    @Path("/jobs/{id}/file")
    @PermissionsAllowed("transactions:read")
    @Produces("text/csv")
    @Operation(operationId = "sales_getTransactionExportFile", summary = "The file, for the admin who asked for it")
    @APIResponse(
            responseCode = "200",
            description = "One line per purchase",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response file(@RestPath UUID id) {
        return tasks.result(TransactionExport.NAME, id, caller.principal()).download();
    }
}
