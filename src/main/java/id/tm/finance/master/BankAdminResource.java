package id.tm.finance.master;

import static id.tm.finance.FinanceError.BANK_NOT_FOUND;

import id.tm.platform.master.MasterData;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/banks")
@Tag(name = "Finance")
public class BankAdminResource {

    private static final ListSpec<Bank> LIST = ListSpec.of(Bank.class)
            .sortByNumber("position", row -> (long) row.position)
            .sortByText("name", row -> row.name)
            .sortByInstant("updatedAt", row -> row.updatedAt)
            .defaultSort("position")
            .filterText("code", "e.code = :code")
            .filterYesNo("active", "e.active = :active");

    private static final MasterData<Bank, BankRequest, BankAdminView> ROWS = new MasterData<>(
            "/api/v1/admin/banks", Bank.class, Bank::new, BankRequest::applyTo, BankAdminView::of, BANK_NOT_FOUND);

    @GET
    @PermissionsAllowed("banks:read")
    @Transactional
    @Operation(operationId = "finance_listAllBanks", summary = "All banks, also those not on offer")
    public Page<BankAdminView> list(@Context UriInfo uri) {
        return LIST.list(uri, BankAdminView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("banks:read")
    @Operation(operationId = "finance_getBank", summary = "One bank")
    @APIResponse(responseCode = "200", description = "The bank")
    public RestResponse<BankAdminView> get(@RestPath UUID id) {
        return ROWS.get(id);
    }

    @POST
    @PermissionsAllowed("banks:write")
    @Operation(operationId = "finance_createBank", summary = "Add a bank")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "409", description = "There is one of this code")
    public RestResponse<BankAdminView> create(@Valid @NotNull BankRequest request) {
        return ROWS.create(request);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("banks:write")
    @Operation(operationId = "finance_replaceBank", summary = "Change a bank, withdraw it or offer it again")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "409", description = "There is another one of this code")
    public RestResponse<BankAdminView> replace(
            @RestPath UUID id, @Valid @NotNull BankRequest request, @HeaderParam("If-Match") String ifMatch) {
        return ROWS.replace(id, ifMatch, request);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("banks:write")
    @Operation(operationId = "finance_deleteBank", summary = "Take a bank away")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@RestPath UUID id, @HeaderParam("If-Match") String ifMatch) {
        ROWS.delete(id, ifMatch);
    }
}
