package id.tm.account.userimport;

import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import id.tm.platform.task.TaskErrorView;
import id.tm.platform.task.TaskView;
import id.tm.platform.task.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/users/imports")
@Tag(name = "Users")
public class UserImportResource {

    private static final String EXAMPLE =
            "email,name,phone,passwordHash,roles,createdAt\nbudi@example.com,Budi Santoso,0812-3456-7890,"
                    + "$2y$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy,member|practitioner,2021-05-17\n";

    private final Tasks tasks;
    private final Caller caller;

    UserImportResource(Tasks tasks, Caller caller) {
        this.tasks = tasks;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @IdempotencyRequired
    @PermissionsAllowed("users:import")
    @Operation(
            operationId = "account_importUsers",
            summary = "Import users of the old system with their bcrypt hashes; nobody who is here already is changed")
    @RequestBody(
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), example = EXAMPLE))
    @APIResponse(responseCode = "202", description = "Taken on; Location tells how far it is")
    public RestResponse<TaskView> submit(
            byte[] csv,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false")
                    @Parameter(description = "Only look which rows are wrong")
                    String dryRun) {
        UserImport.rows(csv);
        UserImportOrder order = new UserImportOrder(Boolean.parseBoolean(dryRun));
        TaskView task = QuarkusTransaction.requiringNew().call(() -> {
            UUID id = tasks.submit(UserImport.NAME, caller.principal(), order, csv);
            return tasks.view(UserImport.NAME, id);
        });
        return task.accepted("/api/v1/admin/users/imports/jobs/");
    }

    @GET
    @Path("/jobs")
    @PermissionsAllowed("users:import")
    @Operation(operationId = "account_listUserImports", summary = "Imports of users, the newest first")
    public Page<TaskView> list(@Context UriInfo uri) {
        return tasks.list(UserImport.NAME, uri);
    }

    @GET
    @Path("/jobs/{id}")
    @PermissionsAllowed("users:import")
    @Operation(operationId = "account_getUserImport", summary = "How far an import of users is")
    @APIResponse(responseCode = "200", description = "State, numbers and the first errors")
    public TaskView get(@RestPath UUID id) {
        return tasks.view(UserImport.NAME, id);
    }

    @GET
    @Path("/jobs/{id}/errors")
    @PermissionsAllowed("users:import")
    @Operation(operationId = "account_listUserImportErrors", summary = "Which rows were wrong, and why")
    public Page<TaskErrorView> errors(@RestPath UUID id, @Context UriInfo uri) {
        return tasks.errors(UserImport.NAME, id, uri);
    }
}
