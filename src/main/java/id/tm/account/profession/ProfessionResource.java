package id.tm.account.profession;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.Texts;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/professions")
@Tag(name = "Professions")
public class ProfessionResource {

    private static final int CACHE_SECONDS = 300;

    private static final ListSpec<MasterProfession> LIST = ListSpec.of(MasterProfession.class)
            .sortByText("name", profession -> profession.name)
            .defaultSort("name")
            .filterPart("search", "lower(e.name) like :search escape '!' or lower(e.nameEn) like :search escape '!'");

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "account_listProfessions", summary = "The professions a profile can name")
    @APIResponse(
            responseCode = "200",
            description = "One page of those that can be chosen, in the language of Accept-Language")
    public RestResponse<ProfessionPage> list(
            @Context UriInfo uri,
            @Context Request request,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String acceptLanguage) {
        Locale locale = Texts.bestOf(acceptLanguage);
        Page<ProfessionView> page =
                LIST.list(uri, "e.active", Map.of(), profession -> ProfessionView.of(profession, locale));
        return ETags.readInLanguage(request, new ProfessionPage(page.items(), page.nextCursor()), CACHE_SECONDS);
    }
}
