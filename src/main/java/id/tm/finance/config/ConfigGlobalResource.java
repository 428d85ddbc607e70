package id.tm.finance.config;

import id.tm.finance.AtParameter;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.vertx.core.http.HttpServerRequest;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/admin/config-globals")
@Tag(name = "Finance")
public class ConfigGlobalResource {

    private static final ListSpec<ConfigGlobal> VERSIONS = ListSpec.of(ConfigGlobal.class)
            .sortByInstant("effectiveFrom", ConfigGlobal::effectiveFrom)
            .sortByInstant("createdAt", entry -> entry.createdAt)
            .filterText("key", "e.key = :key")
            .filterEnum("state", "e.state = :state", ConfigState.class);

    private static final ListSpec<ConfigGlobalLog> LOGS = ListSpec.of(ConfigGlobalLog.class, entry -> entry.id)
            .sortByInstant("createdAt", entry -> entry.createdAt)
            .filterText("key", "e.key = :key")
            .filterId("versionId", "e.versionId = :versionId")
            .filterId("adminId", "e.adminId = :adminId");

    private final ConfigService configs;
    private final Caller caller;

    ConfigGlobalResource(ConfigService configs, Caller caller) {
        this.configs = configs;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("config-globals:read")
    @Operation(
            operationId = "finance_listConfigGlobals",
            summary = "All settings, now or at an instant, and what lies ahead")
    @APIResponse(responseCode = "200", description = "All of them")
    public ConfigValuesView list(
            @RestQuery
                    @Parameter(
                            description = "As it was or will be then; now when absent",
                            example = "2026-01-05T04:18:59Z")
                    String at) {
        return configs.globals(AtParameter.parse(at).orElse(null));
    }

    @POST
    @ResponseStatus(201)
    @PermissionsAllowed("config-globals:write")
    @Operation(
            operationId = "finance_proposeConfigGlobal",
            summary = "Give a setting a new value, now or later; that of a tax waits for another admin")
    @APIResponse(responseCode = "201", description = "Approved, or proposed where it takes two")
    @APIResponse(responseCode = "409", description = "There is a value from this very instant")
    @APIResponse(
            responseCode = "422",
            description = "No such setting, not a value it can have, or an instant in the past")
    public ConfigVersionView propose(@Valid @NotNull ConfigRequest request, @Context HttpServerRequest http) {
        return configs.proposeGlobal(request, act(request.reason(), http));
    }

    @GET
    @Path("/versions")
    @PermissionsAllowed("config-globals:read")
    @Transactional
    @Operation(
            operationId = "finance_listConfigGlobalVersions",
            summary = "Every value that a setting had, has, will have or was to have")
    public Page<ConfigVersionView> versions(@Context UriInfo uri) {
        return VERSIONS.list(uri, ConfigVersionView::of);
    }

    @GET
    @Path("/versions/{id}")
    @PermissionsAllowed("config-globals:read")
    @Transactional
    @Operation(operationId = "finance_getConfigGlobalVersion", summary = "One value of a setting")
    @APIResponse(responseCode = "200", description = "The value")
    public ConfigVersionView version(@RestPath UUID id) {
        return ConfigVersionView.of(ConfigGlobal.ALL.require(id));
    }

    @POST
    @Path("/versions/{id}/approval")
    @PermissionsAllowed("config-globals:approve")
    @Operation(operationId = "finance_approveConfigGlobal", summary = "Approve what another admin has proposed")
    @APIResponse(responseCode = "200", description = "Approved; in effect from its instant, at the earliest now")
    @APIResponse(responseCode = "409", description = "Decided already, or one's own proposal")
    public ConfigVersionView approve(@RestPath UUID id, @Context HttpServerRequest http) {
        ConfigLogEntry.Act act = act(null, http);
        return configs.decideGlobal(id, (entry, now) -> entry.approve(act.adminId(), now), act);
    }

    @POST
    @Path("/versions/{id}/rejection")
    @PermissionsAllowed("config-globals:approve")
    @Operation(operationId = "finance_rejectConfigGlobal", summary = "Refuse what was proposed")
    @APIResponse(responseCode = "200", description = "Rejected")
    @APIResponse(responseCode = "409", description = "Decided already")
    public ConfigVersionView reject(
            @RestPath UUID id, @Valid @NotNull ConfigReasonRequest request, @Context HttpServerRequest http) {
        ConfigLogEntry.Act act = act(request.reason(), http);
        return configs.decideGlobal(id, (entry, now) -> entry.reject(act.adminId(), now), act);
    }

    @POST
    @Path("/versions/{id}/withdrawal")
    @PermissionsAllowed("config-globals:write")
    @Operation(
            operationId = "finance_withdrawConfigGlobal",
            summary = "Take back a proposal, or a value that is not in effect yet and took one admin")
    @APIResponse(responseCode = "200", description = "Withdrawn")
    @APIResponse(responseCode = "409", description = "In effect already, or decided by two")
    public ConfigVersionView withdraw(
            @RestPath UUID id, @Valid @NotNull ConfigReasonRequest request, @Context HttpServerRequest http) {
        ConfigLogEntry.Act act = act(request.reason(), http);
        return configs.decideGlobal(id, (entry, now) -> entry.withdraw(act.adminId(), now), act);
    }

    @GET
    @Path("/logs")
    @PermissionsAllowed("config-globals:read")
    @Transactional
    @Operation(
            operationId = "finance_listConfigGlobalLogs",
            summary = "Who changed which setting, when, why and from where")
    public Page<ConfigLogView> logs(@Context UriInfo uri) {
        return LOGS.list(uri, ConfigLogView::of);
    }

    private ConfigLogEntry.Act act(String reason, HttpServerRequest http) {
        return new ConfigLogEntry.Act(caller.id(), reason, http.remoteAddress().hostAddress());
    }
}
