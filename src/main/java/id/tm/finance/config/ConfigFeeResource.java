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

@Path("/api/v1/admin/config-fees")
@Tag(name = "Finance")
public class ConfigFeeResource {

    private static final ListSpec<ConfigFee> VERSIONS = ListSpec.of(ConfigFee.class)
            .sortByInstant("effectiveFrom", ConfigFee::effectiveFrom)
            .sortByInstant("createdAt", entry -> entry.createdAt)
            .filterText("key", "e.key = :key")
            .filterEnum("state", "e.state = :state", ConfigState.class);

    private static final ListSpec<ConfigFeeLog> LOGS = ListSpec.of(ConfigFeeLog.class, entry -> entry.id)
            .sortByInstant("createdAt", entry -> entry.createdAt)
            .filterText("key", "e.key = :key")
            .filterId("versionId", "e.versionId = :versionId")
            .filterId("adminId", "e.adminId = :adminId");

    private final ConfigService configs;
    private final FeeSimulation simulation;
    private final Caller caller;

    ConfigFeeResource(ConfigService configs, FeeSimulation simulation, Caller caller) {
        this.configs = configs;
        this.simulation = simulation;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("config-fees:read")
    @Operation(operationId = "finance_listConfigFees", summary = "All fees, now or at an instant, and what lies ahead")
    @APIResponse(responseCode = "200", description = "All of them")
    public ConfigValuesView list(
            @RestQuery
                    @Parameter(
                            description = "As it was or will be then; now when absent",
                            example = "2026-01-05T04:18:59Z")
                    String at) {
        return configs.fees(AtParameter.parse(at).orElse(null));
    }

    @POST
    @ResponseStatus(201)
    @PermissionsAllowed("config-fees:write")
    @Operation(
            operationId = "finance_proposeConfigFee",
            summary = "Give a fee a new value, now or later; another admin approves it")
    @APIResponse(responseCode = "201", description = "Proposed")
    @APIResponse(responseCode = "409", description = "There is a value from this very instant")
    @APIResponse(responseCode = "422", description = "No such fee, not a value it can have, or an instant in the past")
    public ConfigVersionView propose(@Valid @NotNull ConfigFeeRequest request, @Context HttpServerRequest http) {
        return configs.proposeFee(request, act(request.reason(), http));
    }

    @GET
    @Path("/versions")
    @PermissionsAllowed("config-fees:read")
    @Transactional
    @Operation(
            operationId = "finance_listConfigFeeVersions",
            summary = "Every value that a fee had, has, will have or was to have")
    public Page<ConfigVersionView> versions(@Context UriInfo uri) {
        return VERSIONS.list(uri, ConfigVersionView::of);
    }

    @GET
    @Path("/versions/{id}")
    @PermissionsAllowed("config-fees:read")
    @Transactional
    @Operation(operationId = "finance_getConfigFeeVersion", summary = "One value of a fee")
    @APIResponse(responseCode = "200", description = "The value")
    public ConfigVersionView version(@RestPath UUID id) {
        return ConfigVersionView.of(ConfigFee.ALL.require(id));
    }

    @POST
    @Path("/versions/{id}/approval")
    @PermissionsAllowed("config-fees:approve")
    @Operation(operationId = "finance_approveConfigFee", summary = "Approve what another admin has proposed")
    @APIResponse(responseCode = "200", description = "Approved; in effect from its instant, at the earliest now")
    @APIResponse(responseCode = "409", description = "Decided already, or one's own proposal")
    public ConfigVersionView approve(@RestPath UUID id, @Context HttpServerRequest http) {
        ConfigLogEntry.Act act = act(null, http);
        return configs.decideFee(id, (entry, now) -> entry.approve(act.adminId(), now), act);
    }

    @POST
    @Path("/versions/{id}/rejection")
    @PermissionsAllowed("config-fees:approve")
    @Operation(operationId = "finance_rejectConfigFee", summary = "Refuse what was proposed")
    @APIResponse(responseCode = "200", description = "Rejected")
    @APIResponse(responseCode = "409", description = "Decided already")
    public ConfigVersionView reject(
            @RestPath UUID id, @Valid @NotNull ConfigReasonRequest request, @Context HttpServerRequest http) {
        ConfigLogEntry.Act act = act(request.reason(), http);
        return configs.decideFee(id, (entry, now) -> entry.reject(act.adminId(), now), act);
    }

    @POST
    @Path("/versions/{id}/withdrawal")
    @PermissionsAllowed("config-fees:write")
    @Operation(operationId = "finance_withdrawConfigFee", summary = "Take back a proposal")
    @APIResponse(responseCode = "200", description = "Withdrawn")
    @APIResponse(responseCode = "409", description = "In effect already, or decided by two")
    public ConfigVersionView withdraw(
            @RestPath UUID id, @Valid @NotNull ConfigReasonRequest request, @Context HttpServerRequest http) {
        ConfigLogEntry.Act act = act(request.reason(), http);
        return configs.decideFee(id, (entry, now) -> entry.withdraw(act.adminId(), now), act);
    }

    @GET
    @Path("/logs")
    @PermissionsAllowed("config-fees:read")
    @Transactional
    @Operation(operationId = "finance_listConfigFeeLogs", summary = "Who changed which fee, when, why and from where")
    public Page<ConfigLogView> logs(@Context UriInfo uri) {
        return LOGS.list(uri, ConfigLogView::of);
    }

    @POST
    @Path("/simulation")
    @PermissionsAllowed("config-fees:read")
    @Operation(
            operationId = "finance_simulateConfigFee",
            summary = "What a fee would have brought in the last 30 days, beside what was taken; changes nothing")
    @APIResponse(responseCode = "200", description = "The comparison")
    @APIResponse(responseCode = "422", description = "No such fee")
    public FeeSimulationView simulate(@Valid @NotNull FeeSimulationRequest request) {
        return simulation.run(request);
    }

    private ConfigLogEntry.Act act(String reason, HttpServerRequest http) {
        return new ConfigLogEntry.Act(caller.id(), reason, http.remoteAddress().hostAddress());
    }
}
