package id.tm.account.login;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record SessionView(
        UUID id,
        @Schema(examples = "Budi's phone") String deviceName,
        @Schema(examples = "203.0.113.7") String address,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt,

        @Schema(description = "Whether this request was made in it")
        boolean current) {

    static SessionView of(LoginSession session, UUID currentId) {
        return new SessionView(
                session.id,
                session.deviceName(),
                session.address(),
                session.createdAt,
                session.lastSeenAt(),
                session.expiresAt(),
                session.id.equals(currentId));
    }
}
