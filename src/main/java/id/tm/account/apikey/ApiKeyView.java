package id.tm.account.apikey;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@RegisterForReflection
public record ApiKeyView(
        UUID id,
        @Schema(examples = "Sinkronisasi HR") String name,

        @Schema(examples = "tmk_4f1c9a02be77", description = "How the key begins")
        String prefix,

        @Schema(examples = "[\"partner:read\",\"partner:write\"]")
        List<String> scopes,

        Instant createdAt,
        Instant expiresAt,

        @Schema(description = "Exact to some minutes") Instant lastUsedAt,

        @Schema(description = "Until when the secret before the last rotation works too")
        Instant oldSecretUntil,

        Instant revokedAt) {

    static ApiKeyView of(UserApi api) {
        return new ApiKeyView(
                api.id,
                api.name(),
                "tmk_" + api.prefix(),
                api.sortedScopes(),
                api.createdAt,
                api.expiresAt(),
                api.lastUsedAt(),
                api.overlapUntil(),
                api.revokedAt());
    }

    String state(Instant now) {
        if (revokedAt != null) return "REVOKED";
        return now.isBefore(expiresAt) ? "ACTIVE" : "EXPIRED";
    }
}
