package id.tm.assessment.sharing;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link to be made. */
@Schema(name = "AssessmentShareRequest")
public record ShareRequest(
        @NotNull @Schema(examples = "SECTION") ShareScope scope,

        @Size(min = 1, max = 40)
        @Pattern(regexp = "[A-Za-z0-9_-]+")
        @Schema(examples = "themes", description = "Of the scope SECTION, and of no other")
        String section,

        @Min(1) @Max(90) @Schema(examples = "7", description = "How many days it is open; 7 when absent")
        Integer days,

        @Size(min = 6, max = 64)
        @Pattern(regexp = "[\\x21-\\x7E]+")
        @Schema(examples = "tamu-2026", description = "Asked of whoever opens it; letters, digits and signs")
        String passcode,

        @Min(1) @Max(100_000) @Schema(examples = "50", description = "How often it can be seen; no limit when absent")
        Integer maxViews) {

    private static final int USUAL_DAYS = 7;

    int daysOrUsual() {
        return days == null ? USUAL_DAYS : days;
    }

    @AssertTrue(message = "a section for the scope SECTION, and for no other")
    @Schema(hidden = true)
    public boolean isOfItsScope() {
        return scope == null || (scope == ShareScope.SECTION) == (section != null);
    }
}
