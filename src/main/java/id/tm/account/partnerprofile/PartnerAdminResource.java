package id.tm.account.partnerprofile;

import static id.tm.account.AccountError.PARTNER_NOT_FOUND;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/partners")
@Tag(name = "Partner")
public class PartnerAdminResource {

    private static final ListSpec<PartnerProfile> LIST = ListSpec.of(PartnerProfile.class)
            .sortByInstant("createdAt", partner -> partner.createdAt)
            .sortByText("name", partner -> partner.name)
            .filterPart("search", "lower(e.name) like :search escape '!'")
            .filterYesNo("active", "e.active = :active")
            .filterEnum("billingKind", "e.billingKind = :billingKind", BillingKind.class)
            .filterId("userId", "e.userId = :userId");

    private final PartnerService partners;

    PartnerAdminResource(PartnerService partners) {
        this.partners = partners;
    }

    @GET
    @PermissionsAllowed("partners:read")
    @Transactional
    @Operation(operationId = "account_listPartners", summary = "Main partners")
    public Page<PartnerAdminView> list(@Context UriInfo uri) {
        return LIST.list(uri, "e.parent is null", Map.of(), PartnerAdminView::of);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("partners:read")
    @Transactional
    @Operation(operationId = "account_getPartner", summary = "One main partner")
    @APIResponse(responseCode = "200", description = "The partner")
    public RestResponse<PartnerAdminView> get(@RestPath UUID id) {
        return answer(PartnerProfile.findMain(id).orElseThrow(PARTNER_NOT_FOUND::with));
    }

    @GET
    @Path("/{id}/operators")
    @PermissionsAllowed("partners:read")
    @Transactional
    @Operation(operationId = "account_listOperatorsOfPartner", summary = "Who acts for a partner")
    public Page<OperatorView> operators(@RestPath UUID id, @Context UriInfo uri) {
        if (PartnerProfile.findMain(id).isEmpty()) throw PARTNER_NOT_FOUND.with();
        return Operators.list(uri, id);
    }

    @POST
    @PermissionsAllowed("partners:write")
    @Operation(
            operationId = "account_createPartner",
            summary = "Make a user a main partner, or invite somebody new to become one")
    @APIResponse(responseCode = "201", description = "Created; somebody new gets a mail")
    @APIResponse(
            responseCode = "409",
            description = "The user acts for a partner already, or the address has an account")
    public RestResponse<PartnerAdminView> create(@Valid @NotNull PartnerCreateRequest request) {
        PartnerProfile partner = partners.create(request);
        return ETags.created("/api/v1/admin/partners/" + partner.id, PartnerAdminView.of(partner), partner.version);
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed("partners:write")
    @Operation(operationId = "account_replacePartner", summary = "Change name, billing, contacts or tax number")
    @APIResponse(responseCode = "200", description = "Changed")
    public RestResponse<PartnerAdminView> replace(
            @RestPath UUID id, @Valid @NotNull PartnerRequest request, @HeaderParam("If-Match") String ifMatch) {
        return answer(partners.replace(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/activation")
    @PermissionsAllowed("partners:write")
    @Operation(operationId = "account_activatePartner", summary = "Let a partner and its operators in again")
    @APIResponse(responseCode = "200", description = "Active")
    @APIResponse(responseCode = "409", description = "It is active")
    public PartnerAdminView activate(@RestPath UUID id) {
        return PartnerAdminView.of(partners.activate(id));
    }

    @POST
    @Path("/{id}/deactivation")
    @PermissionsAllowed("partners:write")
    @Operation(operationId = "account_deactivatePartner", summary = "Keep a partner and its operators out, at once")
    @APIResponse(responseCode = "200", description = "Inactive")
    @APIResponse(responseCode = "409", description = "It is inactive")
    public PartnerAdminView deactivate(@RestPath UUID id) {
        return PartnerAdminView.of(partners.deactivate(id));
    }

    @POST
    @Path("/{id}/invitations")
    @PermissionsAllowed("partners:write")
    @ResponseStatus(201)
    @Operation(
            operationId = "account_invitePartnerAgain",
            summary = "Send a new link to a partner who has chosen no password yet; the old one no longer works")
    @APIResponse(responseCode = "201", description = "Sent")
    @APIResponse(responseCode = "409", description = "The account is open already, or closed")
    public InvitationView invite(@RestPath UUID id) {
        return InvitationView.of(partners.inviteAgain(id));
    }

    private static RestResponse<PartnerAdminView> answer(PartnerProfile partner) {
        return ETags.ok(PartnerAdminView.of(partner), partner.version);
    }
}
