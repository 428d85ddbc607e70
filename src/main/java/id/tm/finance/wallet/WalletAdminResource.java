package id.tm.finance.wallet;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/admin/wallets")
@Tag(name = "Finance")
public class WalletAdminResource {

    private static final ListSpec<Wallet> LIST = ListSpec.of(Wallet.class)
            .sortByInstant("createdAt", wallet -> wallet.createdAt)
            .sortByNumber("available", Wallet::available)
            .sortByNumber("lifetime", Wallet::lifetime)
            .filterId("userId", "e.userId = :userId")
            .filterYesNo("overdrawn", "case when e.overdrawnSince is null then false else true end = :overdrawn")
            .filterYesNo("parked", "case when e.parkedAt is null then false else true end = :parked");

    private final Movements movements;

    WalletAdminResource(Movements movements) {
        this.movements = movements;
    }

    @GET
    @PermissionsAllowed("wallets:read")
    @Transactional
    @Operation(operationId = "finance_listWallets", summary = "Wallets of all people")
    public Page<WalletAdminView> list(@Context UriInfo uri) {
        return LIST.list(uri, WalletAdminView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("wallets:read")
    @Transactional
    @Operation(operationId = "finance_getWallet", summary = "One person's wallet")
    @APIResponse(responseCode = "200", description = "The wallet")
    public WalletAdminView get(@RestPath UUID id) {
        return WalletAdminView.of(Wallet.require(id));
    }

    @GET
    @Path("/{id}/movements")
    @PermissionsAllowed("wallets:read")
    @Transactional
    @Operation(operationId = "finance_listWalletMovements", summary = "What came to a wallet, went and was set aside")
    public Page<MovementView> movements(
            @RestPath UUID id,
            @Context UriInfo uri,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        return movements.of(Wallet.require(id).id, uri, acceptLanguage);
    }
}
