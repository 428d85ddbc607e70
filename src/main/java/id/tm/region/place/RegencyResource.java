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

@Path("/api/v1/provinces/{code}/regencies")
@Tag(name = "Regions")
@PermitAll
public class RegencyResource {

    private static final ListSpec<Regency> LIST = ListSpec.keyedByText(Regency.class, "code", e -> e.code)
            .sortByText("name", e -> e.name)
            .sortByText("code", e -> e.code)
            .defaultSort("name")
            .filterEnum("kind", "e.kind = :kind", RegencyKind.class);

    private final Parents parents;

    RegencyResource(Parents parents) {
        this.parents = parents;
    }

    @GET
    @Transactional
    @Operation(operationId = "region_listRegencies", summary = "The kabupaten and kota of a province")
    public RestResponse<RegencyPage> list(@RestPath String code, @Context UriInfo uri, @Context Request request) {
        String province = parents.require(RegionLevel.PROVINCE, code);
        Page<RegencyView> page = LIST.list(
                uri, "e.active and e.province.code = :province", Map.of("province", province), RegencyView::of);
        return ETags.read(
                request, new RegencyPage(page.items(), page.nextCursor(), RegionImport.dataset()), Caching.SECONDS);
    }
}
