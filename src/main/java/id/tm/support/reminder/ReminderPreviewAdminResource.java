package id.tm.support.reminder;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;
import static id.tm.platform.problem.PlatformError.UNKNOWN_PARAMETER;

import id.tm.platform.problem.FieldError;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/admin/reminders/preview")
@Tag(name = "Support")
public class ReminderPreviewAdminResource {

    private static final Set<String> PARAMETERS = new TreeSet<>(Set.of("until", "user", "partner", "kind"));
    private static final Duration DEFAULT_SPAN = Duration.ofDays(1);

    private final ReminderPreview preview;
    private final Clock clock;

    ReminderPreviewAdminResource(ReminderPreview preview, Clock clock) {
        this.preview = preview;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("reminders:read")
    @Operation(
            operationId = "support_previewReminders",
            summary = "Show what would go out, when, and why something would not, if nothing else happened")
    public PreviewView preview(
            @RestQuery @Parameter(description = "The end of the preview; a day ahead when left out") String until,
            @RestQuery @Parameter(description = "Only what goes to this user") String user,
            @RestQuery @Parameter(description = "Only what concerns this partner") String partner,
            @RestQuery @Parameter(description = "Only this kind") String kind,
            @Context UriInfo uri) {
        for (String name : uri.getQueryParameters().keySet()) {
            if (!PARAMETERS.contains(name)) throw UNKNOWN_PARAMETER.with(name, String.join(", ", PARAMETERS));
        }
        Instant end = parse("until", until, Instant::parse);
        return preview.preview(
                end == null ? clock.instant().plus(DEFAULT_SPAN) : end,
                kind,
                parse("user", user, UUID::fromString),
                parse("partner", partner, UUID::fromString));
    }

    private static <T> T parse(String name, String text, Function<String, T> parser) {
        if (text == null) return null;
        try {
            return parser.apply(text);
        } catch (RuntimeException malformed) {
            throw INVALID_INPUT.with().fields(List.of(new FieldError(name, "malformed", "not of the expected type")));
        }
    }
}
