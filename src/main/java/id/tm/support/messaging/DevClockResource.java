package id.tm.support.messaging;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;
import static id.tm.platform.problem.PlatformError.NOT_FOUND;

import id.tm.platform.mode.Mode;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.problem.FieldError;
import id.tm.platform.time.SystemClock;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Moves this process's clock, so that next week's reminder can be seen today; does not exist in production. */
@Path("/dev/clock")
public class DevClockResource {

    private static final Duration FARTHEST = Duration.ofDays(3660);

    @Schema(hidden = true)
    public record DevClockRequest(@NotNull Duration offset) {}

    @Schema(hidden = true)
    public record DevClockView(Duration offset, Instant now) {}

    private final SystemClock clock;
    private final ModeConfig mode;

    DevClockResource(SystemClock clock, ModeConfig mode) {
        this.clock = clock;
        this.mode = mode;
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public DevClockView show() {
        requireLocal();
        return new DevClockView(clock.offset(), clock.instant());
    }

    @PUT
    @PermitAll
    @Operation(hidden = true)
    public DevClockView move(@NotNull @Valid DevClockRequest request) {
        requireLocal();
        if (request.offset().abs().compareTo(FARTHEST) > 0) {
            throw INVALID_INPUT.with().fields(List.of(new FieldError("offset", "range", "at most " + FARTHEST)));
        }
        clock.move(request.offset());
        return show();
    }

    private void requireLocal() {
        if (mode.mode() != Mode.LOCAL) throw NOT_FOUND.with();
    }
}
