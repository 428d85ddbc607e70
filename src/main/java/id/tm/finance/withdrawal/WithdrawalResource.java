package id.tm.finance.withdrawal;

import id.tm.account.People;
import id.tm.platform.document.PdfAnswer;
import id.tm.platform.idempotency.IdempotencyRequired;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The way from the caller's wallet to the caller's bank account. */
@Path("/api/v1/me/withdrawals")
@Tag(name = "Withdrawals")
@RolesAllowed("member")
public class WithdrawalResource {

    private static final ListSpec<Withdrawal> LIST = ListSpec.of(Withdrawal.class)
            .sortByInstant("createdAt", withdrawal -> withdrawal.createdAt)
            .filterEnum("state", "e.state = :state", WithdrawalState.class);

    private final WithdrawalService withdrawals;
    private final WithdrawalReceipt receipt;
    private final People people;
    private final Caller caller;

    WithdrawalResource(WithdrawalService withdrawals, WithdrawalReceipt receipt, People people, Caller caller) {
        this.withdrawals = withdrawals;
        this.receipt = receipt;
        this.people = people;
        this.caller = caller;
    }

    @POST
    @Path("/preview")
    @Operation(operationId = "finance_previewWithdrawal", summary = "What tax and fee would leave of an amount")
    @APIResponse(responseCode = "200", description = "By the settings of now; nothing is asked for")
    public WithdrawalPreviewView preview(@Valid @NotNull WithdrawalPreviewRequest request) {
        return withdrawals.preview(caller.id(), request.gross());
    }

    @POST
    @ResponseStatus(201)
    @IdempotencyRequired
    @Operation(operationId = "finance_requestWithdrawal", summary = "Ask for money to be sent to my bank account")
    @APIResponse(responseCode = "201", description = "Set aside until it is decided")
    @APIResponse(responseCode = "404", description = "No such bank account of mine")
    @APIResponse(
            responseCode = "409",
            description = "Another one is under way, the wallet does not have this much, or is being checked")
    @APIResponse(
            responseCode = "422",
            description =
                    "Too little or too much, the bank account is not verified, or something changed a short while ago")
    public WithdrawalView request(@Valid @NotNull WithdrawalRequest request) {
        return withdrawals.request(caller.id(), request);
    }

    @GET
    @Transactional
    @Operation(operationId = "finance_listMyWithdrawals", summary = "My withdrawals, the newest first")
    public Page<WithdrawalView> list(@Context UriInfo uri) {
        return LIST.list(uri, "e.userId = :user", Map.of("user", caller.id()), WithdrawalView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "finance_getMyWithdrawal", summary = "One of my withdrawals")
    @APIResponse(responseCode = "200", description = "The withdrawal")
    public WithdrawalView get(@RestPath UUID id) {
        return WithdrawalView.of(Withdrawal.requireOwn(id, caller.id()));
    }

    @POST
    @Path("/{id}/cancellation")
    @Operation(
            operationId = "finance_cancelMyWithdrawal",
            summary = "Take back what I asked for, before it is approved")
    @APIResponse(responseCode = "200", description = "Cancelled; the money is available again")
    @APIResponse(responseCode = "409", description = "Decided already")
    public WithdrawalView cancel(@RestPath UUID id) {
        return withdrawals.cancel(id, caller.id());
    }

    @GET
    @Path("/{id}/receipt.pdf")
    @Produces(PdfAnswer.MEDIA_TYPE)
    @Operation(operationId = "finance_getMyWithdrawalReceipt", summary = "The receipt of one of my withdrawals")
    @APIResponse(responseCode = "200", description = "The document")
    @APIResponse(responseCode = "304", description = "As the caller has it")
    @APIResponse(responseCode = "409", description = "Nothing was paid")
    public Response receipt(
            @RestPath UUID id,
            @RestQuery
                    @Pattern(regexp = "id|en")
                    @Parameter(
                            description = "Language; left out: that of Accept-Language, else the one I have chosen",
                            example = "en")
                    String lang,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String accepted,
            @Context Request request) {
        UUID owner = caller.id();
        Locale locale =
                lang == null && accepted == null ? people.require(owner).locale() : PdfAnswer.locale(lang, accepted);
        return PdfAnswer.of(request, receipt.of(id, owner, locale), "withdrawal-" + id);
    }
}
