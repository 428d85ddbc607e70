package id.tm.sales.strengthtypology;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** ST-30 purchases in the back office. */
@Path("/api/v1/admin/strength-typology-transactions")
@Tag(name = "ST-30 purchases")
public class StrengthTypologyTransactionAdminResource {

    private static final ListSpec<StrengthTypologyTransaction> LIST =
            StrengthTypologyQueries.list().filterId("userId", "e.userId = :userId");

    @GET
    @PermissionsAllowed("transactions:read")
    @Transactional
    @Operation(operationId = "sales_listStrengthTypologyTransactions", summary = "ST-30 purchases")
    @APIResponse(responseCode = "200", description = "One page, the newest first")
    public Page<StrengthTypologyTransactionView> list(
            @Context UriInfo uri, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return StrengthTypologyQueries.page(LIST, uri, "1 = 1", Map.of(), Texts.bestOf(acceptLanguage));
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("transactions:read")
    @Transactional
    @Operation(operationId = "sales_getStrengthTypologyTransaction", summary = "One ST-30 purchase")
    @APIResponse(responseCode = "200", description = "Its tests, and how far their use has come")
    public StrengthTypologyTransactionView get(
            @RestPath UUID id, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return StrengthTypologyQueries.view(StrengthTypologyTransaction.require(id), Texts.bestOf(acceptLanguage));
    }
}
