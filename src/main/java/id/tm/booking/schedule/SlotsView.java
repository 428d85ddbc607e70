package id.tm.booking.schedule;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Free slots by start; {@code nextCursor} is absent on the last page. */
@RegisterForReflection
public record SlotsView(@Schema(examples = "Asia/Jakarta") String zone, List<SlotView> items, String nextCursor) {}
