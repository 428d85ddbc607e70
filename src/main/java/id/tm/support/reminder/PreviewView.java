package id.tm.support.reminder;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

public record PreviewView(
        Instant until,
        List<PreviewItem> items,

        @Schema(description = "Whether there is more than this preview looks at; ask for an earlier end or one kind")
        boolean truncated) {}
