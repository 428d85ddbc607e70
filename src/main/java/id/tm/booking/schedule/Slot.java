package id.tm.booking.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A slot of a practitioner's hours, and what stands in the way of booking it.
 *
 * @param zone the zone of the hours it comes from
 * @param wallTime its start as the clocks show it there
 * @param blockedFrom startsAt less the buffer before
 * @param blockedUntil endsAt and the buffer after
 * @param tooSoon within the practitioner's minimum notice, or past
 * @param tooFar beyond the practitioner's booking window
 */
public record Slot(
        UUID practitionerId,
        Instant startsAt,
        Instant endsAt,
        Instant blockedFrom,
        Instant blockedUntil,
        ZoneId zone,
        LocalDateTime wallTime,
        boolean offline,
        boolean taken,
        boolean dayFull,
        boolean tooSoon,
        boolean tooFar) {}
