package id.tm.support.messaging;

import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What to show; samples fill what is not given.
 *
 * @param zone the reader's; Asia/Jakarta when absent
 */
public record TemplatePreviewRequest(
        @Size(max = 60) @Schema(examples = "{\"name\": \"Sari\"}")
        Map<String, @Size(max = 2_000) String> variables,

        @Schema(implementation = String.class, examples = "Asia/Makassar")
        ZoneId zone) {}
