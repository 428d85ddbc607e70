package id.tm.region.place;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.region.imports.RegionImport;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/provinces")
@Tag(name = "Regions")
@PermitAll
public class ProvinceResource {

    private static final ListSpec<Province> LIST = ListSpec.keyedByText(Province.class, "code", p -> p.code)
            .sortByText("name", p -> p.name)
            .sortByText("code", p -> p.code)
            .defaultSort("name");

    @GET
    @Transactional
    @Operation(operationId = "region_listProvinces", summary = "The provinces")
    public RestResponse<ProvincePage> list(@Context UriInfo uri, @Context Request request) {
        Page<ProvinceView> page = LIST.list(uri, "e.active", Map.of(), ProvinceView::of);
        return ETags.read(
                request, new ProvincePage(page.items(), page.nextCursor(), RegionImport.dataset()), Caching.SECONDS);
    }
}
