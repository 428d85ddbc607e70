package id.tm.booking.session;

import id.tm.booking.SessionMode;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which slot is to be booked. */
public record FeedbackSessionRequest(
        @NotNull UUID practitionerId,

        @Schema(examples = "2026-01-05T02:00:00Z", description = "The start of a free slot") @NotNull
        Instant startsAt,

        @NotNull SessionMode mode) {}
