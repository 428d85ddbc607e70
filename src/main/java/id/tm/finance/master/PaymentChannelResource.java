package id.tm.finance.master;

import id.tm.finance.ChannelKind;
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

@Path("/api/v1/payment-channels")
@Tag(name = "Finance")
public class PaymentChannelResource {

    private static final int CACHE_SECONDS = 300;

    private static final ListSpec<MasterPaymentChannel> LIST = ListSpec.of(MasterPaymentChannel.class)
            .sortByNumber("position", row -> (long) row.position)
            .sortByText("name", row -> row.name)
            .defaultSort("position")
            .filterEnum("kind", "e.kind = :kind", ChannelKind.class)
            .filter("amount", ":amount between e.minAmount and e.maxAmount", Long::valueOf);

    @GET
    @PermitAll
    @Transactional
    @Operation(
            operationId = "finance_listPaymentChannels",
            summary = "Ways to pay, with what they cost and for which amounts")
    @APIResponse(responseCode = "200", description = "One page of those on offer")
    public RestResponse<PaymentChannelPage> list(@Context UriInfo uri, @Context Request request) {
        Page<PaymentChannelView> page = LIST.list(uri, "e.active", Map.of(), PaymentChannelView::of);
        return ETags.read(request, new PaymentChannelPage(page.items(), page.nextCursor()), CACHE_SECONDS);
    }
}
