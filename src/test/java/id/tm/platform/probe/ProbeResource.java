package id.tm.platform.probe;

import id.tm.platform.http.ETags;
import id.tm.platform.problem.PlatformError;
import id.tm.platform.security.Caller;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Endpoints that go wrong on purpose, for the tests of the platform. */
@Path("/api/v1/probe")
public class ProbeResource {

    public record Item(
            @NotBlank String label, @Min(1) @Max(9) int count) {}

    public record Order(
            @NotBlank @Size(max = 40) String name, @NotNull LocalDate day, List<@Valid Item> items) {}

    private final Caller caller;

    ProbeResource(Caller caller) {
        this.caller = caller;
    }

    @POST
    @Path("orders")
    @PermitAll
    @Operation(hidden = true)
    public Response order(@Valid @NotNull Order order) {
        return Response.created(URI.create("/api/v1/probe/orders/1"))
                .entity(order)
                .tag("1")
                .build();
    }

    @PUT
    @Path("orders/{number}")
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<Order> change(
            @RestPath @Min(1) int number, @HeaderParam("If-Match") String ifMatch, Order order) {
        ETags.requireMatch(ifMatch, 7);
        return ETags.ok(order, 8);
    }

    @GET
    @Path("orders/{number}")
    @PermitAll
    @Operation(hidden = true)
    public RestResponse<Item> read(
            @Context Request request, @RestPath @Min(1) int number, @RestQuery @Max(5) Integer depth) {
        return ETags.read(request, new Item("n" + number, 1), "7", 60);
    }

    @GET
    @Path("crash")
    @PermitAll
    @Operation(hidden = true)
    public String crash() {
        throw new IllegalStateException("select password from users where id = 1");
    }

    @GET
    @Path("conflict")
    @PermitAll
    @Operation(hidden = true)
    public String conflict() {
        throw PlatformError.ILLEGAL_STATE.with("DONE").property("currentState", "DONE");
    }

    @GET
    @Path("violation")
    @PermitAll
    @Transactional
    @Operation(hidden = true)
    public String violation(@QueryParam("sql") String sql) {
        String statement =
                switch (sql) {
                    case "unique" -> "insert into access_stamps (realm) values ('USERS')";
                    case "check" -> "insert into demo_loads (id) values (2)";
                    case "syntax" -> "selec 1";
                    case "deferred" ->
                        "create temporary table probe_deferred (n int unique deferrable initially deferred)"
                                + " on commit drop; insert into probe_deferred values (1), (1)";
                    case "range" -> "select cast('99999999999999999999' as bigint)";
                    default -> throw new IllegalArgumentException(sql);
                };
        Panache.getEntityManager().createNativeQuery(statement).executeUpdate();
        return "done";
    }

    @POST
    @Path("texts")
    @PermitAll
    @Transactional
    @Operation(hidden = true)
    public Item text(Item item) {
        Panache.getEntityManager()
                .createNativeQuery("select cast(:text as text)", String.class)
                .setParameter("text", item.label())
                .getSingleResult();
        return item;
    }

    @GET
    @Path("member")
    @RolesAllowed("member")
    @Operation(hidden = true)
    public String member() {
        return caller.id().toString();
    }

    @GET
    @Path("writer")
    @PermissionsAllowed("probes:write")
    @Operation(hidden = true)
    public String writer() {
        return caller.id().toString();
    }

    @GET
    @Path("unannotated")
    @Operation(hidden = true)
    public String unannotated() {
        return "never";
    }

    @POST
    @Path("plain")
    @PermitAll
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public String plain(String text) {
        return Integer.toString(text.length());
    }
}
