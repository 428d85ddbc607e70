package id.tm.finance.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who did what to a value, when, why and from where. */
public record ConfigLogView(
        UUID id,
        Instant createdAt,
        @Schema(examples = "withdrawal.minimum") String key,
        UUID versionId,

        @Schema(description = "What became of the value by it", examples = "APPROVED")
        ConfigState state,

        @Schema(implementation = Object.class, description = "In effect then", examples = "50000")
        JsonNode oldValue,

        @Schema(implementation = Object.class, examples = "75000")
        JsonNode newValue,

        Instant effectiveFrom,
        UUID adminId,
        @Schema(examples = "Keputusan direksi 12/2026") String reason,
        @Schema(examples = "203.0.113.7") String address) {

    static ConfigLogView of(ConfigLogEntry entry) {
        return new ConfigLogView(
                entry.id,
                entry.createdAt,
                entry.key,
                entry.versionId,
                entry.state,
                entry.oldValue == null ? null : ConfigJson.parse(entry.oldValue),
                ConfigJson.parse(entry.newValue),
                entry.effectiveFrom,
                entry.adminId,
                entry.reason,
                entry.address);
    }
}
