package id.tm.region.place;

import id.tm.platform.http.ETags;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.region.RegionLevel;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/regencies/{code}/districts")
@Tag(name = "Regions")
@PermitAll
public class DistrictResource {

    private static final ListSpec<District> LIST = ListSpec.keyedByText(District.class, "code", e -> e.code)
            .sortByText("name", e -> e.name)
            .sortByText("code", e -> e.code)
            .defaultSort("name");

    private final Parents parents;

    DistrictResource(Parents parents) {
        this.parents = parents;
    }

    @GET
    @Transactional
    @Operation(operationId = "region_listDistricts", summary = "The kecamatan of a regency")
    public RestResponse<DistrictPage> list(@RestPath String code, @Context UriInfo uri, @Context Request request) {
        String regency = parents.require(RegionLevel.REGENCY, code);
        Page<DistrictView> page =
                LIST.list(uri, "e.active and e.regency.code = :regency", Map.of("regency", regency), DistrictView::of);
        return ETags.read(
                request, new DistrictPage(page.items(), page.nextCursor(), RegionImport.dataset()), Caching.SECONDS);
    }
}
