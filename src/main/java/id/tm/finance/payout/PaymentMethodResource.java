package id.tm.finance.payout;

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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/me/payment-methods")
@RolesAllowed("member")
@Tag(name = "Payout")
public class PaymentMethodResource {

    private static final ListSpec<UserPaymentMethod> LIST =
            ListSpec.of(UserPaymentMethod.class).sortByInstant("createdAt", each -> each.createdAt);

    private final PaymentMethodService methods;
    private final Caller caller;

    PaymentMethodResource(PaymentMethodService methods, Caller caller) {
        this.methods = methods;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "finance_listMyPaymentMethods", summary = "Ways to pay that a provider keeps for me")
    @APIResponse(responseCode = "200", description = "One page; tokens are never shown")
    public Page<PaymentMethodView> list(@Context UriInfo uri) {
        return LIST.list(uri, "e.userId = :me", Map.of("me", caller.id()), PaymentMethodView::of);
    }

    @POST
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "finance_addMyPaymentMethod",
            summary = "Keep a way to pay, by the provider's token; the number of a card is refused wherever it stands")
    @APIResponse(responseCode = "201", description = "Kept; the first one is the default")
    @APIResponse(responseCode = "409", description = "It is there already, or there are as many as one may have")
    @APIResponse(responseCode = "422", description = "The card has expired")
    public PaymentMethodView add(@Valid @NotNull PaymentMethodRequest request) {
        return methods.add(caller.id(), request);
    }

    @POST
    @Path("/{id}/default")
    @Operation(operationId = "finance_preferMyPaymentMethod", summary = "Make a way to pay the default")
    @APIResponse(responseCode = "200", description = "It is the default now, and no other one")
    public PaymentMethodView makeDefault(@RestPath UUID id) {
        return methods.makeDefault(caller.id(), id);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "finance_removeMyPaymentMethod", summary = "Remove a way to pay")
    @APIResponse(responseCode = "204", description = "It is forgotten, its token too")
    public void remove(@RestPath UUID id) {
        methods.remove(caller.id(), id);
    }
}
