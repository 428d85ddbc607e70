package id.tm.booking.schedule;

import id.tm.booking.BookingConfig;
import id.tm.platform.http.ETags;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.Request;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;

/** Free slots by start; {@code nextCursor} is absent on the last page. */
@RegisterForReflection
public record SlotsView(@Schema(examples = "Asia/Jakarta") String zone, List<SlotView> items, String nextCursor) {

    /** 304 to whoever has it already. */
    static RestResponse<SlotsView> cached(Request request, SlotsView view, BookingConfig config) {
        return ETags.read(request, view, (int) config.slots().cacheFor().toSeconds());
    }
}
