package id.tm.finance.reconciliation;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.finance.gateway.PaymentProvider;
import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.FieldError;
import id.tm.platform.security.Caller;
import id.tm.platform.task.TaskView;
import id.tm.platform.task.Tasks;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
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

/** What providers report, compared with our payments. */
@Path("/api/v1/admin/reconciliations")
@Tag(name = "Payments")
public class ReconciliationAdminResource {

    private static final int MOST_DAYS = 92;

    private static final ListSpec<Reconciliation> LIST = ListSpec.of(Reconciliation.class)
            .sortByInstant("createdAt", each -> each.createdAt)
            .filterEnum("provider", "e.provider = :provider", PaymentProvider.class);

    private static final ListSpec<ReconciliationItem> ITEMS = ListSpec.of(ReconciliationItem.class)
            .sortByInstant("createdAt", item -> item.createdAt)
            .defaultSort("createdAt")
            .filterEnum("state", "e.state = :state", MismatchState.class)
            .filterEnum("kind", "e.kind = :kind", MismatchKind.class)
            .filterText("reference", "e.reference = :reference")
            .filterId("reconciliationId", "e.reconciliationId = :reconciliationId")
            .filterInstant("until", "e.createdAt <= :until");

    private final ReconciliationTask reconciliations;
    private final Tasks tasks;
    private final Caller caller;
    private final Clock clock;

    ReconciliationAdminResource(ReconciliationTask reconciliations, Tasks tasks, Caller caller, Clock clock) {
        this.reconciliations = reconciliations;
        this.tasks = tasks;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @PermissionsAllowed("payments:read")
    @Operation(operationId = "finance_listReconciliations", summary = "Settlement reports and what they came to")
    public Page<ReconciliationView> list(@Context UriInfo uri) {
        return LIST.list(uri, ReconciliationView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed("payments:read")
    @Operation(operationId = "finance_getReconciliation", summary = "One settlement report and what it came to")
    @APIResponse(responseCode = "200", description = "The comparison")
    public ReconciliationView get(@RestPath UUID id) {
        return ReconciliationView.of(Reconciliation.require(id));
    }

    @POST
    @Consumes("text/csv")
    @IdempotencyRequired
    @PermissionsAllowed("payments:write")
    @Operation(
            operationId = "finance_reconcilePayments",
            summary = "Compare the settlement report of a provider with our payments")
    @RequestBody(
            required = true,
            description = "Midtrans: order id, gross amount, transaction status. Xendit's balance report: reference,"
                    + " amount, line type, debit or credit. Other columns do not matter.",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            example =
                                    "Order ID,Transaction Status,Gross Amount\nTM-20260105-000001,settlement,444000.00\n"))
    @APIResponse(responseCode = "202", description = "It will be worked off; `Location` tells how it stands")
    public RestResponse<TaskView> submit(
            byte[] csv,
            @RestQuery
                    @Parameter(
                            required = true,
                            description = "Whose report it is",
                            schema = @Schema(implementation = PaymentProvider.class))
                    String provider,
            @RestQuery
                    @Parameter(
                            required = true,
                            description = "First business day (WIB) it covers",
                            schema = @Schema(type = SchemaType.STRING, format = "date", examples = "2026-11-20"))
                    String from,
            @RestQuery
                    @Parameter(
                            required = true,
                            description = "Last one",
                            schema = @Schema(type = SchemaType.STRING, format = "date", examples = "2026-11-22"))
                    String until) {
        LocalDate first = date("from", from);
        LocalDate last = date("until", until);
        long days = ChronoUnit.DAYS.between(first, last);
        if (days < 0 || days > MOST_DAYS) throw wrong("until", "range", "from 0 to " + MOST_DAYS + " days after from");
        byte[] report = csv == null ? new byte[0] : csv;
        UUID task = reconciliations.submit(caller.principal(), provider(provider), first, last, report);
        return tasks.view(ReconciliationTask.NAME, task).accepted("/api/v1/admin/reconciliations/jobs/");
    }

    @GET
    @Path("/jobs/{id}")
    @PermissionsAllowed("payments:read")
    @Operation(
            operationId = "finance_getReconciliationJob",
            summary = "How far a comparison is, with the rows it could not read")
    @APIResponse(responseCode = "200", description = "The job")
    public TaskView job(@RestPath UUID id) {
        return tasks.view(ReconciliationTask.NAME, id);
    }

    @GET
    @Path("/items")
    @Transactional
    @PermissionsAllowed("payments:read")
    @Operation(
            operationId = "finance_listReconciliationItems",
            summary = "What reports and payments do not agree about, the oldest first")
    public Page<ReconciliationItemView> items(@Context UriInfo uri) {
        Instant now = clock.instant();
        return ITEMS.list(uri, item -> ReconciliationItemView.of(item, now));
    }

    @POST
    @Path("/items/{id}/resolution")
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("payments:write")
    @Operation(operationId = "finance_resolveReconciliationItem", summary = "Say what was done about a mismatch")
    @APIResponse(responseCode = "200", description = "Resolved")
    @APIResponse(responseCode = "409", description = "Resolved before")
    public ReconciliationItemView resolve(@RestPath UUID id, @NotNull @Valid ReconciliationResolutionRequest request) {
        ReconciliationItem item = ReconciliationItem.lockById(id);
        item.resolve(caller.id(), request.note().strip(), clock.instant());
        return ReconciliationItemView.of(item, clock.instant());
    }

    private static PaymentProvider provider(String text) {
        try {
            return PaymentProvider.valueOf(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw wrong("provider", "malformed", "MIDTRANS, XENDIT or SIMULATOR");
        }
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(String.valueOf(text));
        } catch (DateTimeParseException e) {
            throw wrong(name, "malformed", "a date as 2026-11-20");
        }
    }

    private static RuntimeException wrong(String field, String code, String message) {
        return INVALID_INPUT.with().fields(List.of(new FieldError(field, code, message)));
    }
}
