package id.tm.sales.voucher;

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

/** Files of vouchers. */
@Path(VoucherImportResource.PATH)
@Tag(name = "Vouchers")
public class VoucherImportResource {

    static final String PATH = "/api/v1/admin/vouchers/imports";

    private static final String EXAMPLE =
            "code,name,kind,amount,quota,used\nHEMAT-2024,Hemat 2024,NOMINAL,50000,100,37\n";

    private final VoucherImport file;
    private final Imports imports;
    private final Tasks tasks;
    private final Caller caller;

    VoucherImportResource(VoucherImport file, Imports imports, Tasks tasks, Caller caller) {
        this.file = file;
        this.imports = imports;
        this.tasks = tasks;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @IdempotencyRequired
    @PermissionsAllowed("vouchers:import")
    @Operation(
            operationId = "sales_importVouchers",
            summary = "Add and change vouchers by a file with what is used of them, all of it or nothing")
    @RequestBody(
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), example = EXAMPLE))
    @APIResponse(responseCode = "202", description = "Taken on; Location tells how far it is")
    public RestResponse<TaskView> submit(byte[] csv, @BeanParam @Valid ImportWish wish) {
        return imports.submit(file, csv, wish, caller.principal(), PATH);
    }

    @GET
    @Path("/jobs")
    @PermissionsAllowed("vouchers:import")
    @Operation(operationId = "sales_listVoucherImports", summary = "Imports of vouchers, the newest first")
    public Page<TaskView> list(@Context UriInfo uri) {
        return tasks.list(VoucherImport.NAME, uri);
    }

    @GET
    @Path("/jobs/{id}")
    @PermissionsAllowed("vouchers:import")
    @Operation(operationId = "sales_getVoucherImport", summary = "How far an import of vouchers is")
    @APIResponse(responseCode = "200", description = "State, numbers and the first errors")
    public TaskView get(@RestPath UUID id) {
        return tasks.view(VoucherImport.NAME, id);
    }

    @GET
    @Path("/jobs/{id}/errors")
    @PermissionsAllowed("vouchers:import")
    @Operation(operationId = "sales_listVoucherImportErrors", summary = "What was wrong with which row")
    public Page<TaskErrorView> errors(@RestPath UUID id, @Context UriInfo uri) {
        return tasks.errors(VoucherImport.NAME, id, uri);
    }
}
