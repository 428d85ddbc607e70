package id.tm.booking.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The slot a session is to move to. */
public record RescheduleRequest(
        @Schema(examples = "2026-01-06T02:00:00Z", description = "The start of a free slot") @NotNull
        Instant startsAt,

        @Schema(examples = "Ada rapat mendadak") @Size(max = 500)
        String reason) {}
