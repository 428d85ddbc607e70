package id.tm.support.messaging;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mail that was kept instead of sent. */
@RegisterForReflection
public record CaughtMail(
        String id,
        Instant at,
        String to,
        String subject,
        Map<String, String> headers,
        String html,
        String text,
        @Nullable Attachment attachment) {

    /** The file that came with it; its content is kept beside. */
    @RegisterForReflection
    public record Attachment(String name, String mediaType, int bytes) {}
}
