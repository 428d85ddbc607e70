package id.tm.platform.probe;

import id.tm.platform.paging.ListSpec;
import id.tm.platform.paging.Page;
import id.tm.testing.PostgresResource;
import id.tm.testing.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** A list with every kind of sort and filter. */
@Path("/api/v1/probe/heaps/{heap}/pebbles")
public class PebbleResource {

    public enum Colour {
        GREY,
        RED
    }

    public record PebbleView(UUID id, String colour, long weight, Instant foundAt) {

        static PebbleView of(Pebble p) {
            return new PebbleView(p.id, p.colour, p.weight, p.foundAt);
        }
    }

    private static final ListSpec<Pebble> PEBBLES = ListSpec.of(Pebble.class)
            .sortByInstant("foundAt", p -> p.foundAt)
            .sortByNumber("weight", p -> p.weight)
            .sortByText("colour", p -> p.colour)
            .filter("colour", "e.colour = :colour", text -> Colour.valueOf(text.toUpperCase(Locale.ROOT))
                    .name())
            .filterInstant("since", "e.foundAt >= :since")
            .filterId("id", "e.id = :id");

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Page<PebbleView> list(@RestPath String heap, @Context UriInfo uri) {
        return PEBBLES.list(uri, "e.heap = :heap", Map.of("heap", heap), PebbleView::of);
    }

    @Singleton
    static class Table {

        void create(@Observes StartupEvent start) {
            PostgresResource.Database database = PostgresResource.current();
            Sql owner = new Sql(database);
            // In the schema of the service, where its entities are looked for.
            owner.execute("create table if not exists public.probe_pebbles (id uuid primary key, version int not null,"
                    + " created_at timestamptz not null, updated_at timestamptz not null, heap text not null,"
                    + " colour text not null, weight bigint not null, found_at timestamptz not null)");
            owner.execute("grant all on public.probe_pebbles to \"" + database.serviceUsername() + "\"");
        }
    }
}
