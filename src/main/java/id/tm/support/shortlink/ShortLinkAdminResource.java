package id.tm.support.shortlink;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.platform.http.ETags;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.platform.problem.FieldError;
import id.tm.platform.security.Caller;
import id.tm.platform.time.BusinessTime;
import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/admin/short-links")
@Tag(name = "Support")
public class ShortLinkAdminResource {

    private static final int USUAL_DAYS = 30;

    private static final ListSpec<ShortLink> LIST = ListSpec.of(ShortLink.class)
            .sortByInstant("createdAt", link -> link.createdAt)
            .sortByText("slug", ShortLink::slug)
            .filterText("slug", "e.slug = :slug")
            .filterYesNo("active", "e.active = :active")
            .filterPart("target", "lower(e.target) like :target escape '!'")
            .filterPart("label", "lower(e.label) like :label escape '!'")
            .filterId("createdBy", "e.createdBy = :createdBy");

    private final ShortLinkService links;
    private final Visits visits;
    private final ShortLinkConfig config;
    private final ModeConfig mode;
    private final Caller caller;
    private final Clock clock;

    ShortLinkAdminResource(
            ShortLinkService links,
            Visits visits,
            ShortLinkConfig config,
            ModeConfig mode,
            Caller caller,
            Clock clock) {
        this.links = links;
        this.visits = visits;
        this.config = config;
        this.mode = mode;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Transactional
    @PermissionsAllowed("short-links:read")
    @Operation(operationId = "support_listShortLinks", summary = "List short links")
    public Page<ShortLinkView> list(@Context UriInfo uri) {
        Page<ShortLink> page = LIST.list(uri, Function.identity());
        Map<UUID, Visits.Count> counts =
                visits.counts(page.items().stream().map(link -> link.id).toList());
        List<ShortLinkView> views = page.items().stream()
                .map(link -> view(link, counts.getOrDefault(link.id, Visits.Count.NONE)))
                .toList();
        return new Page<>(views, page.nextCursor());
    }

    @GET
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed("short-links:read")
    @Operation(operationId = "support_getShortLink", summary = "Read one short link")
    public RestResponse<ShortLinkView> get(@RestPath UUID id) {
        return answer(links.find(id));
    }

    @POST
    @Transactional
    @PermissionsAllowed("short-links:write")
    @Operation(operationId = "support_createShortLink", summary = "Make a short link")
    @APIResponse(responseCode = "201")
    @APIResponse(responseCode = "409", description = "The slug is taken")
    @APIResponse(responseCode = "422", description = "The slug is reserved or the target not allowed")
    public RestResponse<ShortLinkView> create(@NotNull @Valid ShortLinkRequest request) {
        ShortLink link = links.create(request, caller.id());
        return ETags.created("/api/v1/admin/short-links/" + link.id, view(link, Visits.Count.NONE), link.version);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @PermissionsAllowed("short-links:write")
    @Operation(operationId = "support_replaceShortLink", summary = "Say where a short link leads, and how long")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "422", description = "The slug differs or the target is not allowed")
    public RestResponse<ShortLinkView> replace(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid ShortLinkRequest request) {
        return answer(links.replace(id, ifMatch, request));
    }

    /** Asks for no If-Match: whoever must stop a link now need not read it first. */
    @POST
    @Path("/{id}/deactivation")
    @Transactional
    @PermissionsAllowed("short-links:write")
    @Operation(operationId = "support_deactivateShortLink", summary = "Stop a short link; its slug stays taken")
    public RestResponse<ShortLinkView> deactivate(@RestPath UUID id) {
        return answer(links.deactivate(id));
    }

    @GET
    @Path("/{id}/statistics")
    @Transactional
    @PermissionsAllowed("short-links:read")
    @Operation(operationId = "support_readShortLinkStatistics", summary = "Visits of a short link by day")
    public ShortLinkStatisticsView statistics(
            @RestPath UUID id,
            @Parameter(description = "The first day; with the last 30 days when left out", example = "2026-01-01")
                    @RestQuery
                    String from,
            @Parameter(description = "The last day; today when left out", example = "2026-01-31") @RestQuery
                    String to) {
        UUID link = links.find(id).id;
        LocalDate last = day("to", to, BusinessTime.day(clock.instant()));
        LocalDate first = day("from", from, last.minusDays(USUAL_DAYS - 1));
        long length = ChronoUnit.DAYS.between(first, last) + 1;
        if (length < 1 || length > config.statisticsDays()) {
            String why = "1.." + config.statisticsDays() + " days";
            throw INVALID_INPUT.with().fields(List.of(new FieldError("from", "range", why)));
        }
        List<ShortLinkStatisticsView.Day> days = visits.days(link, first, last);
        return new ShortLinkStatisticsView(
                first,
                last,
                days.stream().mapToLong(ShortLinkStatisticsView.Day::visits).sum(),
                days.stream().mapToLong(ShortLinkStatisticsView.Day::botVisits).sum(),
                days);
    }

    private static LocalDate day(String name, String text, LocalDate usual) {
        try {
            return text == null ? usual : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw INVALID_INPUT.with().fields(List.of(new FieldError(name, "malformed", "not a date")));
        }
    }

    private RestResponse<ShortLinkView> answer(ShortLink link) {
        Visits.Count count = visits.counts(List.of(link.id)).getOrDefault(link.id, Visits.Count.NONE);
        return ETags.ok(view(link, count), link.version);
    }

    private ShortLinkView view(ShortLink link, Visits.Count count) {
        return ShortLinkView.of(link, mode.publicUrl().toString(), count);
    }
}
