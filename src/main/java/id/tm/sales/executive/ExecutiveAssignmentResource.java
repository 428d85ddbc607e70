package id.tm.sales.executive;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import id.tm.sales.entitlement.Entitlement;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Who has the seats that the caller's company bought. */
@Path("/api/v1/me/executive-transactions/{id}/assignments")
@Tag(name = "Executive")
@RolesAllowed("member")
public class ExecutiveAssignmentResource {

    private static final ListSpec<ExecutiveTransactionAssignment> LIST = ListSpec.of(
                    ExecutiveTransactionAssignment.class)
            .sortByInstant("createdAt", each -> each.createdAt)
            .filterEnum("state", "e.state = :state", ExecutiveAssignmentState.class)
            .filterText("email", "e.email = lower(:email)");

    private final ExecutiveAssignments assignments;
    private final Companies companies;
    private final Caller caller;
    private final Clock clock;

    ExecutiveAssignmentResource(ExecutiveAssignments assignments, Companies companies, Caller caller, Clock clock) {
        this.assignments = assignments;
        this.companies = companies;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "sales_listMySeatAssignments",
            summary = "Who has, or had, the seats of a purchase, the newest first",
            description =
                    "The filter state knows what is written: an invitation that is too old by now is INVITED to it"
                            + " until somebody else wants the seat.")
    public Page<ExecutiveAssignmentView> list(@RestPath UUID id, @Context UriInfo uri) {
        ExecutiveTransaction purchase = own(id);
        Instant now = clock.instant();
        Page<ExecutiveTransactionAssignment> page = LIST.list(
                uri, "e.executiveTransactionId = :purchase", Map.of("purchase", purchase.id), Function.identity());
        Map<UUID, Entitlement> held = Entitlement.ofSeats(
                        page.items().stream().map(each -> each.id).toList())
                .stream()
                .collect(Collectors.toMap(each -> each.executiveAssignmentId, Function.identity()));
        List<ExecutiveAssignmentView> views = page.items().stream()
                .map(each -> ExecutiveAssignmentView.of(each, held.get(each.id), now))
                .toList();
        return new Page<>(views, page.nextCursor());
    }

    @GET
    @Path("/{assignmentId}")
    @Transactional
    @Operation(operationId = "sales_getMySeatAssignment", summary = "Who has one seat")
    @APIResponse(responseCode = "200", description = "The assignment")
    public RestResponse<ExecutiveAssignmentView> get(@RestPath UUID id, @RestPath UUID assignmentId) {
        ExecutiveTransactionAssignment given = ExecutiveTransactionAssignment.requireOf(own(id).id, assignmentId);
        Entitlement held =
                Entitlement.ofSeats(List.of(given.id)).stream().findFirst().orElse(null);
        return ETags.ok(ExecutiveAssignmentView.of(given, held, clock.instant()), given.version);
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "sales_assignMySeat", summary = "Invite somebody to a seat")
    @APIResponse(responseCode = "201", description = "The invitation is on its way")
    @APIResponse(responseCode = "409", description = "No seat is free, that address has one, or nothing is paid")
    public ExecutiveAssignmentView assign(@RestPath UUID id, @Valid @NotNull ExecutiveAssignmentRequest request) {
        UUID callerId = caller.id();
        assignments.countInviting(callerId);
        return assignments.assign(callerId, id, List.of(request)).get(0);
    }

    @POST
    @Path("/batches")
    @ResponseStatus(201)
    @Operation(
            operationId = "sales_assignMySeats",
            summary = "Invite several people, all of them or nobody",
            description = "Rows that are in the way are named one by one.")
    @APIResponse(responseCode = "201", description = "The invitations are on their way")
    @APIResponse(responseCode = "409", description = "Too few seats are free, an address has one, or nothing is paid")
    public List<ExecutiveAssignmentView> assignAll(
            @RestPath UUID id, @Valid @NotNull ExecutiveAssignmentBatchRequest request) {
        UUID callerId = caller.id();
        assignments.countInviting(callerId);
        return assignments.assign(callerId, id, request.assignments());
    }

    @PUT
    @Path("/{assignmentId}")
    @Operation(
            operationId = "sales_reassignMySeat",
            summary = "Give a seat to somebody else until its use has begun",
            description = "What the one before could use is void, and the link that was mailed does not work any more.")
    @APIResponse(responseCode = "200", description = "The new invitation is on its way")
    @APIResponse(responseCode = "409", description = "In use, withdrawn, or that address has a seat")
    public RestResponse<ExecutiveAssignmentView> reassign(
            @RestPath UUID id,
            @RestPath UUID assignmentId,
            @Valid @NotNull ExecutiveAssignmentRequest request,
            @HeaderParam("If-Match") String ifMatch) {
        UUID callerId = caller.id();
        assignments.countInviting(callerId);
        ExecutiveAssignmentView view = assignments.reassign(callerId, id, assignmentId, ifMatch, request);
        return ETags.ok(view, view.version());
    }

    @POST
    @Path("/{assignmentId}/invitation")
    @ResponseStatus(202)
    @Operation(
            operationId = "sales_inviteToMySeatAgain",
            summary = "Send an invitation again",
            description = "With another link and a new time to accept it; the link before does not work any more.")
    @APIResponse(responseCode = "202", description = "On its way")
    @APIResponse(responseCode = "409", description = "It was accepted, or has ended")
    @APIResponse(responseCode = "429", description = "Too often")
    public ExecutiveAssignmentView inviteAgain(@RestPath UUID id, @RestPath UUID assignmentId) {
        UUID callerId = caller.id();
        assignments.countResend(callerId, assignmentId);
        return assignments.inviteAgain(callerId, id, assignmentId);
    }

    @DELETE
    @Path("/{assignmentId}")
    @Operation(operationId = "sales_withdrawMySeat", summary = "Take a seat back until its use has begun")
    @APIResponse(responseCode = "204", description = "The seat is free")
    @APIResponse(responseCode = "409", description = "In use, or withdrawn already")
    public void withdraw(@RestPath UUID id, @RestPath UUID assignmentId) {
        assignments.withdraw(caller.id(), id, assignmentId);
    }

    private ExecutiveTransaction own(UUID id) {
        return ExecutiveTransaction.requireOf(
                companies.requireOwner(caller.id()).id(), id);
    }
}
