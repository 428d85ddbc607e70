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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
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

@Path("/api/v1/admin/professions")
@Tag(name = "Professions")
public class ProfessionAdminResource {

    private static final ListSpec<MasterProfession> LIST = ListSpec.of(MasterProfession.class)
            .sortByText("name", profession -> profession.name)
            .sortByInstant("updatedAt", profession -> profession.updatedAt)
            .defaultSort("name")
            .filter("active", "e.active = :active", ProfessionAdminResource::yesOrNo)
            .filter("search", "lower(e.name) like :search escape '!'", ProfessionAdminResource::contains);

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
    @APIResponse(responseCode = "200", description = "One page")
    public Page<ProfessionAdminView> list(@Context UriInfo uri) {
        return LIST.list(uri, ProfessionAdminView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("professions:read")
    @Operation(operationId = "account_getProfession", summary = "One profession")
    @APIResponse(
            responseCode = "200",
            description = "The profession",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProfessionAdminView.class)))
    public Response get(@RestPath UUID id) {
        return PROFESSIONS.get(id);
    }

    @POST
    @PermissionsAllowed("professions:write")
    @Operation(operationId = "account_createProfession", summary = "Add a profession")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProfessionAdminView.class)))
    @APIResponse(responseCode = "409", description = "There is one of this name")
    public Response create(@Valid @NotNull ProfessionRequest request) {
        return PROFESSIONS.create(request);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("professions:write")
    @Operation(operationId = "account_replaceProfession", summary = "Rename, withdraw or offer a profession again")
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProfessionAdminView.class)))
    @APIResponse(responseCode = "409", description = "There is another one of this name")
    @APIResponse(responseCode = "412", description = "The profession has changed since it was read")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response replace(
            @RestPath UUID id,
            @Valid @NotNull ProfessionRequest request,
            @HeaderParam("If-Match") @Parameter(description = "The ETag it was read with") String ifMatch) {
        return PROFESSIONS.replace(id, ifMatch, request);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("professions:write")
    @Operation(operationId = "account_deleteProfession", summary = "Take a profession away")
    @APIResponse(
            responseCode = "200",
            description = "Profiles name it, so it stays and can only not be chosen any more",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ProfessionAdminView.class)))
    @APIResponse(responseCode = "204", description = "Nobody had chosen it; it is gone")
    @APIResponse(responseCode = "412", description = "The profession has changed since it was read")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public Response delete(
            @RestPath UUID id,
            @HeaderParam("If-Match") @Parameter(description = "The ETag it was read with") String ifMatch) {
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

    static String contains(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    private static Object yesOrNo(String text) {
        if (!text.matches("true|false")) throw new IllegalArgumentException();
        return Boolean.valueOf(text);
    }
}
