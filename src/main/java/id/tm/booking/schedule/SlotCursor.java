package id.tm.booking.schedule;

import static id.tm.platform.problem.PlatformError.INVALID_CURSOR;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The opaque form of {@link SlotQueries.Mark}. */
final class SlotCursor {

    private SlotCursor() {}

    static String encode(Slot last) {
        String plain = last.startsAt() + " " + last.practitionerId();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static SlotQueries.Mark decode(String cursor) {
        if (cursor == null) return SlotQueries.Mark.START;
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length == 2) return new SlotQueries.Mark(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException e) {
            // said below, as for a cursor of something else
        }
        throw INVALID_CURSOR.with();
    }
}
