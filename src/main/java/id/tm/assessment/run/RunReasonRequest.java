package id.tm.assessment.run;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why staff does something to a run. */
@Schema(name = "AssessmentRunReasonRequest")
public record RunReasonRequest(
        @NotBlank @Size(max = 1_000) @PlainText @Schema(examples = "Power failure at the site")
        String reason) {}
