package id.tm.region.search;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;
import static id.tm.platform.problem.PlatformError.UNKNOWN_PARAMETER;

import id.tm.platform.http.ETags;
import id.tm.platform.problem.FieldError;
import id.tm.region.RegionLevel;
import id.tm.region.imports.RegionImport;
import id.tm.region.place.Caching;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/regions")
@Tag(name = "Regions")
@PermitAll
public class RegionSearchResource {

    private static final int MOST = 200;
    private static final Set<String> PARAMETERS = new TreeSet<>(Set.of("level", "limit", "search"));

    private final RegionSearch search;

    RegionSearchResource(RegionSearch search) {
        this.search = search;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "region_searchRegions",
            summary = "Find active regions of all levels by name, typing errors allowed, or by code")
    @APIResponse(responseCode = "200", description = "The best first; there are no further pages")
    public RestResponse<RegionSearchView> search(
            @RestQuery
                    @NotBlank
                    @Size(min = 2, max = 100)
                    @Parameter(
                            description =
                                    "What a person would type; Kab., Kota, Kec., Kel., Desa and Prov. say which level is meant",
                            example = "kec depok sleman")
                    String search,
            @RestQuery
                    @Parameter(
                            description = "Only this level",
                            schema = @Schema(enumeration = {"PROVINCE", "REGENCY", "DISTRICT", "VILLAGE"}))
                    String level,
            @RestQuery
                    @Parameter(
                            description = "How many at most",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "20"))
                    String limit,
            @Context UriInfo uri,
            @Context Request request) {
        uri.getQueryParameters().keySet().forEach(name -> {
            if (!PARAMETERS.contains(name)) throw UNKNOWN_PARAMETER.with(name, String.join(", ", PARAMETERS));
        });
        List<RegionMatchView> items = this.search.search(search, level(level), limit(limit)).stream()
                .map(RegionMatchView::of)
                .toList();
        return ETags.read(request, new RegionSearchView(items, RegionImport.dataset()), Caching.SECONDS);
    }

    private static RegionLevel level(String name) {
        if (name == null) return null;
        return Arrays.stream(RegionLevel.values())
                .filter(level -> level.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> INVALID_INPUT
                        .with()
                        .fields(List.of(new FieldError("level", "unknown", Arrays.toString(RegionLevel.values())))));
    }

    private static int limit(String text) {
        if (text == null) return 20;
        if (text.matches("[1-9]\\d{0,2}") && Integer.parseInt(text) <= MOST) return Integer.parseInt(text);
        throw INVALID_INPUT.with().fields(List.of(new FieldError("limit", "range", "1.." + MOST)));
    }
}
