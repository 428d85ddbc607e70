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

@Path("/api/v1/districts/{code}/villages")
@Tag(name = "Regions")
@PermitAll
public class VillageResource {

    private static final ListSpec<Village> LIST = ListSpec.keyedByText(Village.class, "code", e -> e.code)
            .sortByText("name", e -> e.name)
            .sortByText("code", e -> e.code)
            .defaultSort("name")
            .filterEnum("kind", "e.kind = :kind", VillageKind.class);

    private final Parents parents;

    VillageResource(Parents parents) {
        this.parents = parents;
    }

    @GET
    @Transactional
    @Operation(operationId = "region_listVillages", summary = "The kelurahan and desa of a district")
    public RestResponse<VillagePage> list(@RestPath String code, @Context UriInfo uri, @Context Request request) {
        String district = parents.require(RegionLevel.DISTRICT, code);
        Page<VillageView> page = LIST.list(
                uri, "e.active and e.district.code = :district", Map.of("district", district), VillageView::of);
        return ETags.read(
                request, new VillagePage(page.items(), page.nextCursor(), RegionImport.dataset()), Caching.SECONDS);
    }
}
