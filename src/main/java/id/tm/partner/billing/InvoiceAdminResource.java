package id.tm.partner.billing;

import static org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.QUERY;

import id.tm.platform.document.PdfAnswer;
import id.tm.platform.http.ETags;
import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import id.tm.platform.time.BusinessTime;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Invoices in the back office. */
@Consumes(MediaType.APPLICATION_JSON)
@Path("/api/v1/admin/invoices")
@Tag(name = "Partner")
public class InvoiceAdminResource {

    private static final String PATH = "/api/v1/admin/invoices/";

    private static final ListSpec<PartnerTransaction> LIST = ListSpec.of(PartnerTransaction.class)
            .sortByInstant("createdAt", e -> e.createdAt)
            .sortByNumber("total", PartnerTransaction::total)
            .filterId("partnerId", "e.partnerId = :partnerId")
            .filterEnum("status", "e.status = :status", PartnerTransactionStatus.class)
            .filterText("number", "e.number = :number")
            .filterDate("dueFrom", "e.dueDate >= :dueFrom")
            .filterDate("dueUntil", "e.dueDate <= :dueUntil");

    private final InvoiceService invoices;
    private final InvoiceDocument document;
    private final InvoiceLadder ladder;
    private final Caller caller;
    private final Clock clock;

    InvoiceAdminResource(
            InvoiceService invoices, InvoiceDocument document, InvoiceLadder ladder, Caller caller, Clock clock) {
        this.invoices = invoices;
        this.document = document;
        this.ladder = ladder;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @PermissionsAllowed("invoices:read")
    @Operation(operationId = "partner_listInvoicesForAdmin", summary = "Invoices to partners, drafts included")
    @Parameter(
            name = "partnerId",
            in = QUERY,
            description = "Only this partner's",
            schema = @Schema(format = "uuid", type = SchemaType.STRING))
    @Parameter(
            name = "status",
            in = QUERY,
            description = "Only those in this state",
            schema = @Schema(implementation = PartnerTransactionStatus.class))
    @Parameter(name = "number", in = QUERY, description = "The one of this number", example = "INV/2026/000001")
    @Parameter(name = "dueFrom", in = QUERY, description = "Due on this day or later", example = "2026-12-01")
    @Parameter(name = "dueUntil", in = QUERY, description = "Due on this day or earlier", example = "2026-12-31")
    public Page<InvoiceSummaryView> list(@Context UriInfo uri) {
        LocalDate today = BusinessTime.day(clock.instant());
        return LIST.list(uri, invoice -> InvoiceSummaryView.of(invoice, today));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("invoices:read")
    @Operation(operationId = "partner_getInvoiceForAdmin", summary = "One invoice with its lines and history")
    @APIResponse(responseCode = "200", description = "The invoice")
    public RestResponse<InvoiceAdminView> get(@RestPath UUID id) {
        return tagged(invoices.get(id));
    }

    @GET
    @Path("/{id}/invoice.pdf")
    @Produces(PdfAnswer.MEDIA_TYPE)
    @PermissionsAllowed("invoices:read")
    @Operation(operationId = "partner_getInvoicePdfForAdmin", summary = "One invoice on paper, also as a draft")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(responseCode = "304", description = "As the caller has it")
    public Response pdf(
            @RestPath UUID id,
            @RestQuery
                    @Pattern(regexp = "id|en")
                    @Parameter(description = "Language; left out: that of Accept-Language", example = "en")
                    String lang,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String accepted,
            @Context Request request) {
        InvoiceDocument.File file = document.of(() -> PartnerTransaction.require(id), PdfAnswer.locale(lang, accepted));
        return PdfAnswer.of(request, file.content(), file.name());
    }

    @GET
    @Path("/{id}/reminders")
    @PermissionsAllowed("invoices:read")
    @Operation(
            operationId = "partner_listInvoiceRemindersForAdmin",
            summary = "The reminder ladder of an invoice and what became of each step")
    @APIResponse(responseCode = "200", description = "The steps, oldest plan first")
    public Page<InvoiceReminderView> reminders(@RestPath UUID id) {
        return ladder.of(id);
    }

    @POST
    @IdempotencyRequired
    @PermissionsAllowed("invoices:write")
    @Operation(operationId = "partner_draftInvoice", summary = "Draw up an invoice as a draft")
    @APIResponse(responseCode = "201", description = "The draft")
    @APIResponse(responseCode = "422", description = "No such partner, due date out of range, or amount too large")
    public RestResponse<InvoiceAdminView> draft(@NotNull @Valid InvoiceRequest request) {
        InvoiceAdminView draft = invoices.draft(request, caller.id());
        return ETags.created(PATH + draft.id(), draft, draft.version());
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("invoices:write")
    @Operation(operationId = "partner_replaceInvoiceDraft", summary = "Replace all that a draft says")
    @APIResponse(responseCode = "200", description = "The invoice")
    @APIResponse(responseCode = "409", description = "Not a draft any more")
    @APIResponse(responseCode = "412", description = "If-Match no longer fits")
    @APIResponse(responseCode = "422", description = "No such partner, due date out of range, or amount too large")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<InvoiceAdminView> redraft(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid InvoiceRequest request) {
        return tagged(invoices.redraft(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/issue")
    @PermissionsAllowed("invoices:issue")
    @Operation(
            operationId = "partner_issueInvoice",
            summary = "Issue a draft: it gets its number, its reminders are planned and the partner is told")
    @APIResponse(responseCode = "200", description = "The invoice")
    @APIResponse(responseCode = "409", description = "Not a draft")
    @APIResponse(responseCode = "422", description = "Due date out of range, or nobody to send the invoice to")
    public RestResponse<InvoiceAdminView> issue(@RestPath UUID id) {
        return tagged(invoices.issue(id, caller.id()));
    }

    @PUT
    @Path("/{id}/due-date")
    @PermissionsAllowed("invoices:issue")
    @Operation(
            operationId = "partner_moveInvoiceDueDate",
            summary = "Move the due date of an issued invoice; its reminders are planned anew")
    @APIResponse(responseCode = "200", description = "The invoice")
    @APIResponse(responseCode = "409", description = "Not issued, or settled already")
    @APIResponse(responseCode = "412", description = "If-Match no longer fits")
    @APIResponse(responseCode = "422", description = "Due date out of range")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<InvoiceAdminView> moveDueDate(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid InvoiceDueDateRequest request) {
        return tagged(invoices.moveDueDate(id, ifMatch, request, caller.id()));
    }

    @POST
    @Path("/{id}/payment")
    @PermissionsAllowed("invoices:settle")
    @Operation(operationId = "partner_payInvoice", summary = "Record that an issued invoice was paid in full")
    @APIResponse(responseCode = "200", description = "The invoice")
    @APIResponse(responseCode = "409", description = "Not issued, or settled already")
    @APIResponse(responseCode = "422", description = "Payment date out of range")
    public RestResponse<InvoiceAdminView> pay(@RestPath UUID id, @NotNull @Valid InvoicePaymentRequest payment) {
        return tagged(invoices.pay(id, payment, caller.id()));
    }

    @POST
    @Path("/{id}/void")
    @PermissionsAllowed("invoices:settle")
    @Operation(operationId = "partner_voidInvoice", summary = "Void an issued invoice; its number stays used")
    @APIResponse(responseCode = "200", description = "The invoice")
    @APIResponse(responseCode = "409", description = "Not issued, or settled already")
    public RestResponse<InvoiceAdminView> makeVoid(@RestPath UUID id, @NotNull @Valid InvoiceClosingRequest request) {
        return tagged(invoices.close(id, PartnerTransactionStatus.VOID, request.reason(), caller.id()));
    }

    @POST
    @Path("/{id}/write-off")
    @PermissionsAllowed("invoices:settle")
    @Operation(operationId = "partner_writeOffInvoice", summary = "Give up an issued invoice that will not be paid")
    @APIResponse(responseCode = "200", description = "The invoice")
    @APIResponse(responseCode = "409", description = "Not issued, or settled already")
    public RestResponse<InvoiceAdminView> writeOff(@RestPath UUID id, @NotNull @Valid InvoiceClosingRequest request) {
        return tagged(invoices.close(id, PartnerTransactionStatus.WRITTEN_OFF, request.reason(), caller.id()));
    }

    private static RestResponse<InvoiceAdminView> tagged(InvoiceAdminView invoice) {
        return ETags.ok(invoice, invoice.version());
    }
}
