package id.tm.partner.billing;

import static id.tm.partner.PartnerError.PARTNER_PROFILE_MISSING;
import static org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.QUERY;

import id.tm.account.Partner;
import id.tm.account.Partners;
import id.tm.platform.document.PdfAnswer;
import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import id.tm.platform.time.BusinessTime;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** What a partner, or an operator of it, sees of its own invoices. */
@Path("/api/v1/partner/invoices")
@Tag(name = "Partner")
@RolesAllowed({"partner", "partner-operator"})
public class InvoiceResource {

    private static final ListSpec<PartnerTransaction> LIST = ListSpec.of(PartnerTransaction.class)
            .sortByInstant("issuedAt", PartnerTransaction::issuedAt)
            .sortByNumber("total", PartnerTransaction::total)
            .filterEnum("status", "e.status = :status", PartnerTransactionStatus.class)
            .filterText("number", "e.number = :number")
            .filterDate("dueFrom", "e.dueDate >= :dueFrom")
            .filterDate("dueUntil", "e.dueDate <= :dueUntil");

    private final InvoiceDocument document;
    private final InvoiceLadder ladder;
    private final Partners partners;
    private final Caller caller;
    private final Clock clock;

    InvoiceResource(InvoiceDocument document, InvoiceLadder ladder, Partners partners, Caller caller, Clock clock) {
        this.document = document;
        this.ladder = ladder;
        this.partners = partners;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @Operation(operationId = "partner_listInvoices", summary = "The partner's invoices")
    @Parameter(
            name = "status",
            in = QUERY,
            description = "Only those in this state",
            schema = @Schema(implementation = PartnerTransactionStatus.class))
    @Parameter(name = "number", in = QUERY, description = "The one of this number", example = "INV/2026/000001")
    @Parameter(name = "dueFrom", in = QUERY, description = "Due on this day or later", example = "2026-12-01")
    @Parameter(name = "dueUntil", in = QUERY, description = "Due on this day or earlier", example = "2026-12-31")
    public Page<InvoiceSummaryView> list(@Context UriInfo uri) {
        LocalDate today = today();
        return LIST.list(
                uri,
                "e.partnerId = :owner and e.status <> :hidden",
                Map.of("owner", partnerId(), "hidden", PartnerTransactionStatus.DRAFT),
                invoice -> InvoiceSummaryView.of(invoice, today));
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "partner_getInvoice", summary = "One of the partner's invoices with its lines")
    @APIResponse(responseCode = "200", description = "The invoice")
    public RestResponse<InvoiceView> get(@RestPath UUID id) {
        PartnerTransaction invoice = PartnerTransaction.requireIssuedTo(partnerId(), id);
        return ETags.ok(InvoiceView.of(invoice, today()), invoice.version);
    }

    @GET
    @Path("/{id}/invoice.pdf")
    @Produces(PdfAnswer.MEDIA_TYPE)
    @Operation(operationId = "partner_getInvoicePdf", summary = "One of the partner's invoices on paper")
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
        UUID partnerId = partnerId();
        InvoiceDocument.File file =
                document.of(() -> PartnerTransaction.requireIssuedTo(partnerId, id), PdfAnswer.locale(lang, accepted));
        return PdfAnswer.of(request, file.content(), file.name());
    }

    @GET
    @Path("/{id}/reminders")
    @Transactional
    @Operation(
            operationId = "partner_listInvoiceReminders",
            summary = "When the partner is reminded of an invoice, and was")
    @APIResponse(responseCode = "200", description = "The steps, oldest plan first")
    public Page<InvoiceReminderView> reminders(@RestPath UUID id) {
        PartnerTransaction.requireIssuedTo(partnerId(), id);
        return ladder.of(id);
    }

    private UUID partnerId() {
        return partners.ofUser(caller.id()).map(Partner::id).orElseThrow(PARTNER_PROFILE_MISSING::with);
    }

    private LocalDate today() {
        return BusinessTime.day(clock.instant());
    }
}
