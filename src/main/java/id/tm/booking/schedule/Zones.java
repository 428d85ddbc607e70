package id.tm.booking.schedule;

import id.tm.platform.problem.FieldError;
import id.tm.platform.problem.PlatformError;
import java.time.ZoneId;
import java.util.List;

/** Time zones as clients may name them: IANA regions, which Java and PostgreSQL both know. */
final class Zones {

    private Zones() {}

    /** The zone, or 400 that names the field. */
    static ZoneId parse(String name, ZoneId whenAbsent) {
        if (name == null) return whenAbsent;
        // Offsets such as +07:00 are left out on purpose: PostgreSQL reads their sign the other way round.
        if (ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV")) return ZoneId.of(name);
        throw PlatformError.INVALID_INPUT
                .with()
                .fields(List.of(new FieldError("zone", "unknown", "not an IANA time zone")));
    }
}
