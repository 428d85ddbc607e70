package id.tm.account.partnerprofile;

import id.tm.platform.http.ETags;
import id.tm.platform.security.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/partner/profile")
@Tag(name = "Partner")
public class PartnerProfileResource {

    private final PartnerService partners;
    private final Caller caller;

    PartnerProfileResource(PartnerService partners, Caller caller) {
        this.partners = partners;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"partner", "partner-operator"})
    @Transactional
    @Operation(operationId = "account_getPartnerProfile", summary = "The partner I act for")
    @APIResponse(responseCode = "200", description = "The main partner, also for an operator")
    public RestResponse<PartnerProfileView> get() {
        PartnerProfile own = partners.own(caller.id());
        return ETags.ok(PartnerProfileView.of(own), own.main().version);
    }

    @PUT
    @RolesAllowed("partner")
    @Operation(operationId = "account_replacePartnerContacts", summary = "Say whom to reach at my institution")
    @APIResponse(responseCode = "200", description = "Changed")
    public RestResponse<PartnerProfileView> replace(
            @Valid @NotNull PartnerContactsRequest request, @HeaderParam("If-Match") String ifMatch) {
        PartnerProfile partner = partners.changeContacts(caller.id(), ifMatch, request);
        return ETags.ok(PartnerProfileView.of(partner), partner.version);
    }
}
