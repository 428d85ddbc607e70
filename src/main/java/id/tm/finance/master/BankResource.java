package id.tm.finance.master;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/banks")
@Tag(name = "Finance")
public class BankResource {

    private static final int CACHE_SECONDS = 300;

    private static final ListSpec<Bank> LIST = ListSpec.of(Bank.class)
            .sortByNumber("position", row -> (long) row.position)
            .sortByText("name", row -> row.name)
            .defaultSort("position")
            .filterText("code", "e.code = :code");

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "finance_listBanks", summary = "Banks that money can be paid out to")
    @APIResponse(responseCode = "200", description = "One page of those on offer")
    public RestResponse<BankPage> list(@Context UriInfo uri, @Context Request request) {
        Page<BankView> page = LIST.list(uri, "e.active", Map.of(), BankView::of);
        return ETags.read(request, new BankPage(page.items(), page.nextCursor()), CACHE_SECONDS);
    }
}
