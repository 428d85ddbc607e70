package id.tm.booking.schedule;

import id.tm.booking.SessionMode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A free slot; {@code localStart} and {@code localEnd} are the wall time in the zone that was asked for. */
@RegisterForReflection
public record SlotView(
        UUID practitionerId,
        @Schema(examples = "2026-01-05T02:00:00Z") Instant startsAt,
        @Schema(examples = "2026-01-05T03:00:00Z") Instant endsAt,
        @Schema(examples = "2026-01-05T09:00:00") LocalDateTime localStart,
        @Schema(examples = "2026-01-05T10:00:00") LocalDateTime localEnd,
        List<SessionMode> modes) {

    public static SlotView of(Slot slot, ZoneId zone) {
        return new SlotView(
                slot.practitionerId(),
                slot.startsAt(),
                slot.endsAt(),
                LocalDateTime.ofInstant(slot.startsAt(), zone),
                LocalDateTime.ofInstant(slot.endsAt(), zone),
                slot.offline() ? List.of(SessionMode.ONLINE, SessionMode.OFFLINE) : List.of(SessionMode.ONLINE));
    }
}
