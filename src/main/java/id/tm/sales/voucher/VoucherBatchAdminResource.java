package id.tm.sales.voucher;

import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Vouchers by the hundred: made, and written into a file. */
@Path("/api/v1/admin/vouchers")
@Tag(name = "Vouchers")
public class VoucherBatchAdminResource {

    private static final ListSpec<VoucherBatch> LIST = ListSpec.of(VoucherBatch.class)
            .sortByInstant("createdAt", batch -> batch.createdAt)
            .filterText("prefix", "e.prefix = :prefix");

    private final VoucherService vouchers;
    private final Tasks tasks;
    private final Caller caller;

    VoucherBatchAdminResource(VoucherService vouchers, Tasks tasks, Caller caller) {
        this.vouchers = vouchers;
        this.tasks = tasks;
        this.caller = caller;
    }

    @POST
    @Path("/batches")
    @IdempotencyRequired
    @PermissionsAllowed("vouchers:write")
    @Transactional
    @Operation(operationId = "sales_generateVouchers", summary = "Have vouchers made with codes that nobody can guess")
    @APIResponse(responseCode = "202", description = "Being made; Location tells how far it is")
    @APIResponse(responseCode = "422", description = "There is no product of that SKU")
    public RestResponse<VoucherBatchView> generate(@Valid @NotNull VoucherBatchRequest request) {
        VoucherBatch batch = vouchers.generate(caller.principal(), request);
        return RestResponse.ResponseBuilder.accepted(VoucherBatchView.of(batch))
                .location(URI.create("/api/v1/admin/vouchers/batches/jobs/" + batch.taskId))
                .build();
    }

    @GET
    @Path("/batches")
    @PermissionsAllowed("vouchers:read")
    @Transactional
    @Operation(operationId = "sales_listVoucherBatches", summary = "Batches of generated vouchers")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<VoucherBatchView> list(@Context UriInfo uri) {
        return LIST.list(uri, VoucherBatchView::of);
    }

    @GET
    @Path("/batches/{id}")
    @PermissionsAllowed("vouchers:read")
    @Transactional
    @Operation(operationId = "sales_getVoucherBatch", summary = "One batch of generated vouchers")
    @APIResponse(responseCode = "200", description = "The batch")
    public VoucherBatchView get(@RestPath UUID id) {
        return VoucherBatchView.of(VoucherBatch.require(id));
    }

    @GET
    @Path("/batches/jobs/{id}")
    @PermissionsAllowed("vouchers:read")
    @Operation(operationId = "sales_getVoucherBatchJob", summary = "How far the making of a batch is")
    @APIResponse(responseCode = "200", description = "The job")
    public TaskView job(@RestPath UUID id) {
        return tasks.view(VoucherGeneration.NAME, id);
    }

    @POST
    @Path("/export")
    @PermissionsAllowed("vouchers:read")
    @Transactional
    @Operation(operationId = "sales_exportVouchers", summary = "Have vouchers written into a CSV file")
    @APIResponse(responseCode = "202", description = "Being written; Location tells when it is there")
    public RestResponse<TaskView> export(@Valid @NotNull VoucherExportRequest request) {
        UUID task = vouchers.export(caller.principal(), request);
        return tasks.view(VoucherExport.NAME, task).accepted("/api/v1/admin/vouchers/export/jobs/");
    }

    @GET
    @Path("/export/jobs/{id}")
    @PermissionsAllowed("vouchers:read")
    @Operation(operationId = "sales_getVoucherExport", summary = "How far a file of vouchers is")
    @APIResponse(responseCode = "200", description = "With hasResult its file can be fetched")
    public TaskView exportJob(@RestPath UUID id) {
        return tasks.viewOwn(VoucherExport.NAME, id, caller.principal());
    }

    @GET
    @Path("/export/jobs/{id}/file")
    @PermissionsAllowed("vouchers:read")
    @Produces("text/csv")
    @Operation(operationId = "sales_getVoucherExportFile", summary = "The file, for the admin who asked for it")
    @APIResponse(
            responseCode = "200",
            description = "One line per voucher",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response file(@RestPath UUID id) {
        return tasks.result(VoucherExport.NAME, id, caller.principal()).download();
    }
}
