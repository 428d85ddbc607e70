package id.tm.finance.master;

import static id.tm.finance.FinanceError.PAYMENT_CHANNEL_NOT_FOUND;

import id.tm.finance.ChannelKind;
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

@Path("/api/v1/admin/payment-channels")
@Tag(name = "Finance")
public class PaymentChannelAdminResource {

    private static final ListSpec<MasterPaymentChannel> LIST = ListSpec.of(MasterPaymentChannel.class)
            .sortByNumber("position", row -> (long) row.position)
            .sortByText("name", row -> row.name)
            .sortByInstant("updatedAt", row -> row.updatedAt)
            .defaultSort("position")
            .filterText("code", "e.code = :code")
            .filterYesNo("active", "e.active = :active")
            .filterEnum("kind", "e.kind = :kind", ChannelKind.class)
            .filterText("provider", "e.provider = :provider");

    private static final MasterData<MasterPaymentChannel, PaymentChannelRequest, PaymentChannelAdminView> ROWS =
            new MasterData<>(
                    "/api/v1/admin/payment-channels",
                    MasterPaymentChannel.class,
                    MasterPaymentChannel::new,
                    PaymentChannelRequest::applyTo,
                    PaymentChannelAdminView::of,
                    PAYMENT_CHANNEL_NOT_FOUND);

    @GET
    @PermissionsAllowed("payment-channels:read")
    @Transactional
    @Operation(operationId = "finance_listAllPaymentChannels", summary = "All ways to pay, also those not on offer")
    public Page<PaymentChannelAdminView> list(@Context UriInfo uri) {
        return LIST.list(uri, PaymentChannelAdminView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("payment-channels:read")
    @Operation(operationId = "finance_getPaymentChannel", summary = "One way to pay")
    @APIResponse(responseCode = "200", description = "The way to pay")
    public RestResponse<PaymentChannelAdminView> get(@RestPath UUID id) {
        return ROWS.get(id);
    }

    @POST
    @PermissionsAllowed("payment-channels:write")
    @Operation(operationId = "finance_createPaymentChannel", summary = "Add a way to pay")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "409", description = "There is one of this code")
    public RestResponse<PaymentChannelAdminView> create(@Valid @NotNull PaymentChannelRequest request) {
        return ROWS.create(request);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("payment-channels:write")
    @Operation(
            operationId = "finance_replacePaymentChannel",
            summary = "Change a way to pay, withdraw it or offer it again")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "409", description = "There is another one of this code")
    public RestResponse<PaymentChannelAdminView> replace(
            @RestPath UUID id, @Valid @NotNull PaymentChannelRequest request, @HeaderParam("If-Match") String ifMatch) {
        return ROWS.replace(id, ifMatch, request);
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed("payment-channels:write")
    @Operation(operationId = "finance_deletePaymentChannel", summary = "Take a way to pay away")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void delete(@RestPath UUID id, @HeaderParam("If-Match") String ifMatch) {
        ROWS.delete(id, ifMatch);
    }
}
