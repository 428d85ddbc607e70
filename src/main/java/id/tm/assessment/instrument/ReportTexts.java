package id.tm.assessment.instrument;

import id.tm.platform.input.CodeShape;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a report says about scales, groups and bands. */
@RegisterForReflection
public record ReportTexts(
        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid ScaleText> scales,
        @Size(max = 100) List<@NotNull @Valid GroupText> groups,
        @Size(max = 100) List<@NotNull @Valid BandText> bands) {

    public ReportTexts {
        scales = scales == null ? List.of() : scales;
        groups = groups == null ? List.of() : groups;
        bands = bands == null ? List.of() : bands;
    }

    public Optional<ScaleText> scale(String code) {
        return scales.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    public Optional<GroupText> group(String code) {
        return groups.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    public Optional<BandText> band(String code) {
        return bands.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** What is said about a theme or typology. */
    @RegisterForReflection
    @Schema(name = "ReportScaleText")
    public record ScaleText(
            @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "ADM")
            String code,

            @NotNull @Valid BilingualName name,

            @NotNull @Valid @Schema(description = "What it is, in a sentence")
            Bilingual summary,

            @Valid @Schema(description = "Said when it is strong")
            Bilingual strengths,

            @Valid @Schema(description = "Said when it is weak")
            Bilingual weaknesses) {}

    /** What is said about a domain or cluster. */
    @RegisterForReflection
    @Schema(name = "ReportGroupText")
    public record GroupText(
            @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "Gi")
            String code,

            @NotNull @Valid BilingualName name,
            @Valid Bilingual summary) {}

    /** What a band is called. */
    @RegisterForReflection
    @Schema(name = "ReportBandText")
    public record BandText(
            @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "dominant")
            String code,

            @NotNull @Valid BilingualName name,
            @Valid Bilingual summary) {}
}
