package id.tm.finance.wallet;

import id.tm.finance.AtParameter;
import id.tm.finance.Wallets;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** The caller's own wallet; it is opened by the first look where somebody registered before there were wallets. */
@Path("/api/v1/me/wallet")
@Tag(name = "Finance")
@RolesAllowed("member")
public class WalletResource {

    private static final ListSpec<WalletHold> HOLDS = ListSpec.of(WalletHold.class)
            .sortByInstant("createdAt", hold -> hold.createdAt)
            .filterEnum("state", "e.state = :state", HoldState.class);

    private final Wallets wallets;
    private final Movements movements;
    private final Caller caller;

    WalletResource(Wallets wallets, Movements movements, Caller caller) {
        this.wallets = wallets;
        this.movements = movements;
        this.caller = caller;
    }

    @GET
    @Transactional
    @Operation(operationId = "finance_getMyWallet", summary = "My money, now or at an instant")
    @APIResponse(responseCode = "200", description = "The wallet")
    public WalletView get(
            @RestQuery @Parameter(description = "As it was then; now when absent", example = "2026-01-05T04:18:59Z")
                    String at) {
        Wallet wallet = Wallet.require(wallets.open(caller.id()));
        return AtParameter.parse(at).map(then -> WalletView.of(wallet, then)).orElseGet(() -> WalletView.of(wallet));
    }

    @GET
    @Path("/movements")
    @Transactional
    @Operation(operationId = "finance_listMyMovements", summary = "What came, went and was set aside, the newest first")
    public Page<MovementView> movements(
            @Context UriInfo uri, @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return movements.of(wallets.open(caller.id()), uri, acceptLanguage);
    }

    @GET
    @Path("/holds")
    @Transactional
    @Operation(operationId = "finance_listMyHolds", summary = "What is or was set aside, the newest first")
    public Page<HoldView> holds(@Context UriInfo uri) {
        return HOLDS.list(uri, "e.walletId = :wallet", Map.of("wallet", wallets.open(caller.id())), HoldView::of);
    }
}
