package id.tm.sales.transaction;

import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import id.tm.platform.task.TaskErrorView;
import id.tm.platform.task.TaskView;
import id.tm.platform.task.Tasks;
import id.tm.sales.imports.ImportWish;
import id.tm.sales.imports.Imports;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Files of purchases. */
@Path(TransactionImportResource.PATH)
@Tag(name = "Purchases")
public class TransactionImportResource {

    static final String PATH = "/api/v1/admin/transactions/imports";

    private static final String EXAMPLE =
            "legacy_number,email,created_at,paid_at,status,sku,price,total\nINV-7,budi@example.com,2024-02-01 09:30:00,2024-02-01 09:41:00,PAID,ASM-ST30,400000,400000\n";

    private final TransactionImport file;
    private final Imports imports;
    private final Tasks tasks;
    private final Caller caller;

    TransactionImportResource(TransactionImport file, Imports imports, Tasks tasks, Caller caller) {
        this.file = file;
        this.imports = imports;
        this.tasks = tasks;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @IdempotencyRequired
    @PermissionsAllowed("transactions:import")
    @Operation(
            operationId = "sales_importTransactions",
            summary = "Take over purchases of the old system by a file, all of it or nothing")
    @RequestBody(
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), example = EXAMPLE))
    @APIResponse(responseCode = "202", description = "Taken on; Location tells how far it is")
    public RestResponse<TaskView> submit(byte[] csv, @BeanParam @Valid ImportWish wish) {
        return imports.submit(file, csv, wish, caller.principal(), PATH);
    }

    @GET
    @Path("/jobs")
    @PermissionsAllowed("transactions:import")
    @Operation(operationId = "sales_listTransactionImports", summary = "Imports of purchases, the newest first")
    public Page<TaskView> list(@Context UriInfo uri) {
        return tasks.list(TransactionImport.NAME, uri);
    }

    @GET
    @Path("/jobs/{id}")
    @PermissionsAllowed("transactions:import")
    @Operation(operationId = "sales_getTransactionImport", summary = "How far an import of purchases is")
    @APIResponse(responseCode = "200", description = "State, numbers and the first errors")
    public TaskView get(@RestPath UUID id) {
        return tasks.view(TransactionImport.NAME, id);
    }

    @GET
    @Path("/jobs/{id}/errors")
    @PermissionsAllowed("transactions:import")
    @Operation(operationId = "sales_listTransactionImportErrors", summary = "What was wrong with which row")
    public Page<TaskErrorView> errors(@RestPath UUID id, @Context UriInfo uri) {
        return tasks.errors(TransactionImport.NAME, id, uri);
    }
}
