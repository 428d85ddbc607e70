package id.tm.finance.payout;

import static id.tm.finance.FinanceError.BANK_ACCOUNT_NOT_FOUND;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/me/bank-accounts")
@RolesAllowed("member")
@Tag(name = "Payout")
public class BankAccountResource {

    private static final String STALE_LOGIN = "Not allowed, or the password was given too long ago in this session";

    private static final ListSpec<UserBank> LIST =
            ListSpec.of(UserBank.class).sortByInstant("createdAt", each -> each.createdAt);

    private final BankAccountService accounts;
    private final Caller caller;

    BankAccountResource(BankAccountService accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "finance_listMyBankAccounts", summary = "My bank accounts")
    @APIResponse(responseCode = "200", description = "One page; of numbers the last four digits only")
    public Page<BankAccountView> list(@Context UriInfo uri) {
        return LIST.list(uri, "e.userId = :me and e.retiredAt is null", Map.of("me", caller.id()), BankAccountView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(operationId = "finance_getMyBankAccount", summary = "One of my bank accounts")
    @APIResponse(responseCode = "200", description = "The account; of its number the last four digits only")
    public BankAccountView get(@RestPath UUID id) {
        return UserBank.findOfUser(id, caller.id()).map(BankAccountView::of).orElseThrow(BANK_ACCOUNT_NOT_FOUND::with);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "finance_addMyBankAccount",
            summary = "Add a bank account; the back office verifies it before money is sent there")
    @APIResponse(responseCode = "201", description = "Added; the first one is the default")
    @APIResponse(responseCode = "403", description = STALE_LOGIN)
    @APIResponse(responseCode = "409", description = "It is there already, or there are as many as one may have")
    @APIResponse(responseCode = "422", description = "Money cannot be sent to this bank")
    public RestResponse<BankAccountView> add(@Valid @NotNull BankAccountRequest request) {
        BankAccountView added = accounts.add(caller.id(), request);
        return RestResponse.ResponseBuilder.<BankAccountView>created(
                        URI.create("/api/v1/me/bank-accounts/" + added.id()))
                .entity(added)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "finance_replaceMyBankAccount",
            summary = "Change holder and alias; for another number add another account")
    @APIResponse(responseCode = "200", description = "Changed; with another holder it is verified again")
    @APIResponse(responseCode = "403", description = STALE_LOGIN)
    public BankAccountView replace(@RestPath UUID id, @Valid @NotNull BankAccountChangeRequest request) {
        return accounts.replace(caller.id(), id, request);
    }

    @POST
    @Path("/{id}/default")
    @Operation(operationId = "finance_preferMyBankAccount", summary = "Make a bank account the default")
    @APIResponse(responseCode = "200", description = "It is the default now, and no other one")
    @APIResponse(responseCode = "403", description = STALE_LOGIN)
    public BankAccountView makeDefault(@RestPath UUID id) {
        return accounts.makeDefault(caller.id(), id);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "finance_removeMyBankAccount", summary = "Remove a bank account")
    @APIResponse(responseCode = "204", description = "No money goes there any more; another one is the default")
    @APIResponse(responseCode = "403", description = STALE_LOGIN)
    public void remove(@RestPath UUID id) {
        accounts.retire(caller.id(), id);
    }
}
