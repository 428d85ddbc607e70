package id.tm.assessment.run;

import id.tm.platform.input.PlainText;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** More time for a run. */
public record ExtraTimeRequest(
        @NotNull @Schema(examples = "PT15M", description = "From a second to a day")
        Duration time,

        @Size(max = 40)
        @Schema(examples = "themes", description = "For this section only; for the whole test when absent")
        String section,

        @NotBlank @Size(max = 1_000) @PlainText @Schema(examples = "Reads with a screen reader")
        String reason) {

    @AssertTrue(message = "whole seconds, up to a day")
    @Schema(hidden = true)
    public boolean isReasonable() {
        return time == null
                || !time.isNegative()
                        && !time.isZero()
                        && time.getNano() == 0
                        && time.compareTo(Duration.ofDays(1)) <= 0;
    }
}
