package id.tm.finance.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One value with all that is known of it. */
public record ConfigVersionView(
        UUID id,
        @Schema(examples = "withdrawal.minimum") String key,

        @Schema(implementation = Object.class, examples = "50000")
        JsonNode value,

        Instant effectiveFrom,
        @Schema(examples = "APPROVED") ConfigState state,

        @Schema(examples = "false", description = "Whether it takes two admins")
        boolean guarded,

        @Schema(examples = "Keputusan direksi 12/2026") String reason,

        @Schema(description = "Absent for what the service came with")
        UUID proposedBy,

        UUID decidedBy,
        Instant decidedAt,
        Instant createdAt) {

    static ConfigVersionView of(ConfigEntry entry) {
        return new ConfigVersionView(
                entry.id,
                entry.key,
                ConfigJson.parse(entry.value),
                entry.effectiveFrom(),
                entry.state(),
                entry.isGuarded(),
                entry.reason,
                entry.proposedBy(),
                entry.decidedBy(),
                entry.decidedAt(),
                entry.createdAt);
    }
}
