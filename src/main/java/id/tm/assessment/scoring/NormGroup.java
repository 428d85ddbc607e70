package id.tm.assessment.scoring;

import id.tm.platform.input.CodeShape;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom somebody is compared with: how the scores of those people are spread, and who belongs to them. */
@RegisterForReflection
public record NormGroup(
        @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "adults-2026")
        String code,

        @NotNull @Schema(description = "Not for runs that began on an earlier day")
        LocalDate validFrom,

        @Schema(description = "Only these; all when absent") @Nullable
        Sex sex,

        @Min(0) @Max(150) @Schema(examples = "18") @Nullable Integer ageFrom,

        @Min(0) @Max(150) @Schema(examples = "65", description = "This age is included") @Nullable
        Integer ageTo,

        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid ScaleNorm> scales) {

    @Schema(name = "NormSex")
    public enum Sex {
        MALE,
        FEMALE
    }

    /** What is known of somebody; null where nothing is. */
    public record Person(@Nullable Sex sex, @Nullable Integer age) {}

    /** The spread of one scale: mean and deviation, or a table. */
    @RegisterForReflection
    @Schema(name = "NormScale")
    public record ScaleNorm(
            @NotNull @Pattern(regexp = CodeShape.ITEM) @Size(max = 40) @Schema(examples = "ADM")
            String scale,

            @Min(1) @Max(100_000_000) @Schema(examples = "1250", description = "How many people")
            int n,

            @DecimalMin("-100000") @DecimalMax("100000") @Schema(examples = "18.4") @Nullable
            BigDecimal mean,

            @DecimalMin("0.01") @DecimalMax("100000") @Schema(examples = "3.2") @Nullable
            BigDecimal sd,

            @Size(max = 1000) @Schema(description = "Instead of mean and deviation, by rising score")
            List<@NotNull @Valid NormPoint> table) {

        public ScaleNorm {
            mean = Numbers.plain(mean);
            sd = Numbers.plain(sd);
            table = table == null ? List.of() : table;
        }
    }

    /** From this score on, so many of a hundred people score less. */
    @RegisterForReflection
    public record NormPoint(
            @NotNull @DecimalMin("-100000") @DecimalMax("100000") @Schema(examples = "17")
            BigDecimal from,

            @Min(1) @Max(99) @Schema(examples = "42") int percentile) {

        public NormPoint {
            if (from != null) from = Numbers.bare(from);
        }
    }

    public NormGroup {
        scales = scales == null ? List.of() : scales;
    }

    /** Of the groups valid on that day that the person belongs to, the one that asks most; of several the newest. */
    public static Optional<NormGroup> choose(List<NormGroup> groups, Person person, LocalDate day) {
        return groups.stream()
                .filter(each -> !each.validFrom.isAfter(day) && each.holds(person))
                .max(Comparator.comparingInt(NormGroup::demands)
                        .thenComparing(NormGroup::validFrom)
                        .thenComparing(NormGroup::code));
    }

    private boolean holds(Person person) {
        Integer age = person.age();
        boolean rightAge = ageFrom == null && ageTo == null
                || age != null && (ageFrom == null || age >= ageFrom) && (ageTo == null || age <= ageTo);
        return rightAge && (sex == null || sex == person.sex());
    }

    private int demands() {
        return (sex == null ? 0 : 1) + (ageFrom == null ? 0 : 1) + (ageTo == null ? 0 : 1);
    }

    SectionScores applyTo(SectionScores scores) {
        return new SectionScores(
                scores.section(),
                scores.kind(),
                scores.scales().stream().map(this::applyTo).toList(),
                scores.groups(),
                scores.dominant());
    }

    private ScaleScore applyTo(ScaleScore score) {
        BigDecimal raw = score.score();
        if (raw == null) return score;
        return score.normed(scales.stream()
                .filter(each -> each.scale().equals(score.scale()))
                .findFirst()
                .flatMap(norm -> Norming.of(norm, raw))
                .orElse(null));
    }
}
