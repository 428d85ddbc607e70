package id.tm.finance.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What one setting is at an instant, and what lies ahead of it. */
public record ConfigValueView(
        @Schema(examples = "withdrawal.minimum") String key,
        @Schema(examples = "INTEGER") String type,

        @Schema(examples = "false", description = "Whether a change takes two admins")
        boolean guarded,

        @Schema(implementation = Object.class, examples = "50000")
        JsonNode value,

        UUID versionId,
        Instant effectiveFrom,

        @Schema(description = "Proposals, and values that come into effect later")
        List<ConfigVersionView> ahead) {}
