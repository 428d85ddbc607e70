package id.tm.assessment.run;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is on disk now and will not be lost. */
@Schema(name = "AssessmentSavedView")
public record SavedView(
        @Schema(examples = "12", description = "How many answers or picks, all that were sent")
        int saved,

        @Schema(description = "By the clock of the service") Instant savedAt) {}
