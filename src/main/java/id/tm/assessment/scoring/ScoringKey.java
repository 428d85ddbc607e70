package id.tm.assessment.scoring;

import id.tm.platform.input.CodeShape;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How answers become scores: the scales, the groups they belong to, the bands, and what answers of quality look like. */
@RegisterForReflection
public record ScoringKey(
        @Size(max = 100)
        @Schema(examples = "[\"striving\"]", description = "Domains of themes, clusters of typologies; in their order")
        List<@NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) String> groups,

        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid Scale> scales,
        @Size(max = 50) List<@NotNull @Valid SectionBands> bands,
        @Valid QualityRules quality) {

    public ScoringKey {
        groups = groups == null ? List.of() : groups;
        scales = scales == null ? List.of() : scales;
        bands = bands == null ? List.of() : bands;
        quality = quality == null ? QualityRules.NONE : quality;
    }

    /** What is measured by a section. */
    @RegisterForReflection
    @Schema(name = "InstrumentScale")
    public record Scale(
            @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "ADM")
            String code,

            @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "statements")
            String section,

            @Pattern(regexp = CodeShape.ITEM)
            @Size(max = 40)
            @Schema(examples = "E", description = "The group it belongs to")
            @Nullable
            String group) {}

    /** The bands of a section's ranking. */
    @RegisterForReflection
    @Schema(name = "InstrumentBands")
    public record SectionBands(
            @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "themes")
            String section,

            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Band> bands) {}

    public List<Scale> scalesOf(String section) {
        return scales.stream().filter(each -> each.section().equals(section)).toList();
    }

    public List<Band> bandsOf(String section) {
        return bands.stream()
                .filter(each -> each.section().equals(section))
                .map(SectionBands::bands)
                .findFirst()
                .orElse(List.of());
    }

    public Optional<Scale> scale(String code) {
        return scales.stream().filter(each -> each.code().equals(code)).findFirst();
    }
}
