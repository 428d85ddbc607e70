package id.tm.region.imports;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;
import static id.tm.region.RegionError.REGION_IMPORT_NOT_FOUND;

import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.FieldError;
import id.tm.platform.security.Caller;
import id.tm.platform.task.TaskView;
import id.tm.platform.task.Tasks;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/regions/imports")
@Tag(name = "Regions")
public class RegionImportAdminResource {

    private static final ListSpec<RegionImport> LIST = ListSpec.of(RegionImport.class, row -> row.id)
            .sortByInstant("createdAt", row -> row.createdAt)
            .filterEnum("outcome", "e.outcome = :outcome", ImportOutcome.class);

    private final RegionImportTask imports;
    private final Tasks tasks;
    private final Caller caller;

    RegionImportAdminResource(RegionImportTask imports, Tasks tasks, Caller caller) {
        this.imports = imports;
        this.tasks = tasks;
        this.caller = caller;
    }

    @GET
    @Transactional
    @PermissionsAllowed("regions:read")
    @Operation(operationId = "region_listImports", summary = "List the data sets that were loaded, tried or refused")
    public Page<RegionImportView> list(@Context UriInfo uri) {
        return LIST.list(uri, RegionImportView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed("regions:read")
    @Operation(operationId = "region_getImport", summary = "Read what an import changed, or why it was refused")
    public RegionImportView get(@RestPath UUID id) {
        return RegionImport.<RegionImport>findByIdOptional(id)
                .map(RegionImportView::of)
                .orElseThrow(REGION_IMPORT_NOT_FOUND::with);
    }

    @POST
    @Consumes("application/zip")
    @IdempotencyRequired
    @PermissionsAllowed("regions:import")
    @Operation(
            operationId = "region_importRegions",
            summary = "Load a data set: a ZIP of provinces.csv, regencies.csv, districts.csv and villages.csv",
            description = "With `dataset.properties` (`decree`, `date`, `source`)"
                    + " the answers name the decree; with `successors.csv` (`code,successor_code`) regions that vanish"
                    + " say where they went. The set is loaded whole or not at all.")
    @APIResponse(responseCode = "202", description = "It will be worked off; `Location` tells how it stands")
    @APIResponse(
            responseCode = "422",
            description = "The archive cannot be read, or the Idempotency-Key was used for another request")
    public RestResponse<TaskView> start(
            @RequestBody(
                            description = "The archive; at most 10 MB, and 16 MB a file",
                            content =
                                    @Content(
                                            mediaType = "application/zip",
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    @NotNull
                    byte[] archive,
            @RestQuery
                    @Parameter(
                            description = "Only check the data set and tell what would change",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String dryRun,
            @RestQuery
                    @Parameter(
                            description = "Load it even if more than a few regions would vanish",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String allowVanishing) {
        RegionImportParameters parameters =
                new RegionImportParameters(flag("dryRun", dryRun), flag("allowVanishing", allowVanishing));
        UUID id = imports.submit(caller.principal(), parameters, archive);
        return tasks.view(RegionImportTask.NAME, id).accepted("/api/v1/admin/regions/imports/jobs/");
    }

    @GET
    @Path("/jobs/{id}")
    @PermissionsAllowed("regions:import")
    @Operation(operationId = "region_getImportJob", summary = "Read how an import by upload stands, with its problems")
    public TaskView job(@RestPath UUID id) {
        return tasks.view(RegionImportTask.NAME, id);
    }

    /** Nothing but true and false: whoever misspells the wish for a dry run shall not get an import. */
    private static boolean flag(String name, String text) {
        if (text == null || text.equals("false")) return false;
        if (text.equals("true")) return true;
        throw INVALID_INPUT.with().fields(List.of(new FieldError(name, "malformed", "true or false")));
    }
}
