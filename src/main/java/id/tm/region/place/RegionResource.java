package id.tm.region.place;

import static id.tm.region.RegionError.REGION_NOT_FOUND;

import id.tm.platform.http.ETags;
import id.tm.region.Place;
import id.tm.region.Regions;
import id.tm.region.imports.RegionImport;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/regions/{code}")
@Tag(name = "Regions")
@PermitAll
public class RegionResource {

    private final Regions regions;

    RegionResource(Regions regions) {
        this.regions = regions;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "region_getRegion",
            summary = "A region of any level with its whole chain, by its code with or without dots")
    @APIResponse(responseCode = "200", description = "The region; also one that is no longer active")
    public RestResponse<RegionView> get(@RestPath String code, @Context Request request) {
        Place place = regions.find(code).orElseThrow(REGION_NOT_FOUND::with);
        return ETags.read(request, RegionView.of(place, RegionImport.dataset()), Caching.SECONDS);
    }
}
