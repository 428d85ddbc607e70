package id.tm.account.profession;

import static id.tm.account.AccountError.PROFESSION_NOT_FOUND;

import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.master.MasterData;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/professions")
@Tag(name = "Professions")
public class ProfessionAdminResource {

    private static final ListSpec<MasterProfession> LIST = ListSpec.of(MasterProfession.class)
            .sortByText("name", profession -> profession.name)
            .sortByInstant("updatedAt", profession -> profession.updatedAt)
            .defaultSort("name")
            .filterYesNo("active", "e.active = :active")
            .filterPart("search", "lower(e.name) like :search escape '!'");

    private static final MasterData<MasterProfession, ProfessionRequest, ProfessionAdminView> PROFESSIONS =
            new MasterData<>(
                    "/api/v1/admin/professions",
                    MasterProfession.class,
                    MasterProfession::new,
                    ProfessionRequest::applyTo,
                    ProfessionAdminView::of,
                    PROFESSION_NOT_FOUND);

    private final ProfessionImport imports;

    ProfessionAdminResource(ProfessionImport imports) {
        this.imports = imports;
    }

    @GET
    @PermissionsAllowed("professions:read")
    @Transactional
    @Operation(
            operationId = "account_listAllProfessions",
            summary = "Professions, also those not to be chosen any more")
    public Page<ProfessionAdminView> list(@Context UriInfo uri) {
        return LIST.list(uri, ProfessionAdminView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("professions:read")
    @Operation(operationId = "account_getProfession", summary = "One profession")
    @APIResponse(responseCode = "200", description = "The profession")
    public RestResponse<ProfessionAdminView> get(@RestPath UUID id) {
        return PROFESSIONS.get(id);
    }

    @POST
    @PermissionsAllowed("professions:write")
    @Operation(operationId = "account_createProfession", summary = "Add a profession")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "409", description = "There is one of this name")
    public RestResponse<ProfessionAdminView> create(@Valid @NotNull ProfessionRequest request) {
        return PROFESSIONS.create(request);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("professions:write")
    @Operation(operationId = "account_replaceProfession", summary = "Rename, withdraw or offer a profession again")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "409", description = "There is another one of this name")
    public RestResponse<ProfessionAdminView> replace(
            @RestPath UUID id, @Valid @NotNull ProfessionRequest request, @HeaderParam("If-Match") String ifMatch) {
        return PROFESSIONS.replace(id, ifMatch, request);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("professions:write")
    @Operation(operationId = "account_deleteProfession", summary = "Take a profession away")
    @APIResponse(
            responseCode = "200",
            description = "Profiles name it, so it stays and can only not be chosen any more")
    @APIResponse(responseCode = "204", description = "Nobody had chosen it; it is gone")
    public RestResponse<ProfessionAdminView> delete(@RestPath UUID id, @HeaderParam("If-Match") String ifMatch) {
        return PROFESSIONS.retire(id, ifMatch, MasterProfession::isUsed, MasterProfession::deactivate);
    }

    @POST
    @Path("/imports")
    @Consumes("text/csv")
    @IdempotencyRequired
    @PermissionsAllowed("professions:write")
    @Operation(
            operationId = "account_importProfessions",
            summary = "Add or change professions by name from a CSV file; a wrong file changes nothing")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .STRING),
                            example = "name,nameEn,active\nGuru,Teacher,true\n"))
    @APIResponse(responseCode = "200", description = "Done, or for a dry run what would be done and what is wrong")
    @APIResponse(responseCode = "422", description = "Rows are wrong; the errors say which and why")
    public ProfessionImportView load(
            byte[] csv,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false")
                    @Parameter(description = "Only look what the file would do")
                    String dryRun) {
        return imports.load(csv, Boolean.parseBoolean(dryRun));
    }
}
