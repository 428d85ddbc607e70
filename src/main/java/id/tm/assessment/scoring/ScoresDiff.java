package id.tm.assessment.scoring;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What another scoring of the same answers changed. */
@RegisterForReflection
public record ScoresDiff(Versions before, Versions after, List<ScoreChange> changes) {

    /**
     * One thing that is not as it was.
     *
     * @param before null when there was nothing
     */
    @RegisterForReflection
    public record ScoreChange(
            @Schema(examples = "themes") String section,
            @Schema(examples = "ADM") String of,
            @Schema(examples = "rank") String what,
            @Nullable @Schema(examples = "3") String before,
            @Nullable @Schema(examples = "1") String after) {}

    /** In the order of the newer scores; scales that are gone come last. */
    public static ScoresDiff between(Scores older, Scores newer) {
        List<ScoreChange> changes = new ArrayList<>();
        for (SectionScores section : newer.sections()) {
            SectionScores before = older.section(section.section()).orElse(null);
            for (ScaleScore scale : section.scales()) {
                compare(changes, section.section(), scale.scale(), find(before, scale.scale()), scale);
            }
            if (before == null) continue;
            for (ScaleScore gone : before.scales()) {
                if (find(section, gone.scale()) == null) {
                    compare(changes, section.section(), gone.scale(), gone, null);
                }
            }
            groups(changes, before, section);
            add(changes, section.section(), "", "dominant", before.dominant(), section.dominant());
        }
        quality(changes, older.quality(), newer.quality());
        return new ScoresDiff(older.versions(), newer.versions(), List.copyOf(changes));
    }

    /** Signs of careless answers, which other rules find or do not find. */
    private static void quality(List<ScoreChange> changes, List<QualityFinding> before, List<QualityFinding> after) {
        for (QualityFinding each : after) {
            add(changes, each.section(), "", each.sign().name(), measured(before, each), each.measured());
        }
        for (QualityFinding gone : before) {
            if (measured(after, gone) == null) {
                add(changes, gone.section(), "", gone.sign().name(), gone.measured(), null);
            }
        }
    }

    private static @Nullable Long measured(List<QualityFinding> in, QualityFinding like) {
        return in.stream()
                .filter(each -> each.section().equals(like.section()) && each.sign() == like.sign())
                .map(QualityFinding::measured)
                .findFirst()
                .orElse(null);
    }

    private static void groups(List<ScoreChange> changes, SectionScores before, SectionScores after) {
        for (GroupShare share : after.groups()) {
            add(changes, after.section(), share.group(), "share", share(before, share.group()), share.share());
        }
        for (GroupShare gone : before.groups()) {
            if (share(after, gone.group()) == null) {
                add(changes, after.section(), gone.group(), "share", gone.share(), null);
            }
        }
    }

    private static void compare(
            List<ScoreChange> changes,
            String section,
            String of,
            @Nullable ScaleScore before,
            @Nullable ScaleScore after) {
        add(
                changes,
                section,
                of,
                "group",
                before == null ? null : before.group(),
                after == null ? null : after.group());
        add(changes, section, of, "score", plain(before), plain(after));
        add(changes, section, of, "rank", before == null ? null : before.rank(), after == null ? null : after.rank());
        add(changes, section, of, "band", before == null ? null : before.band(), after == null ? null : after.band());
        NormedScore older = before == null ? null : before.norm();
        NormedScore newer = after == null ? null : after.norm();
        add(changes, section, of, "z", older == null ? null : older.z(), newer == null ? null : newer.z());
        add(
                changes,
                section,
                of,
                "percentile",
                older == null ? null : older.percentile(),
                newer == null ? null : newer.percentile());
    }

    private static @Nullable String plain(@Nullable ScaleScore of) {
        BigDecimal score = of == null ? null : of.score();
        return score == null ? null : score.stripTrailingZeros().toPlainString();
    }

    private static void add(
            List<ScoreChange> changes,
            String section,
            String of,
            String what,
            @Nullable Object before,
            @Nullable Object after) {
        if (Objects.equals(before, after)) return;
        changes.add(new ScoreChange(
                section, of, what, before == null ? null : before.toString(), after == null ? null : after.toString()));
    }

    private static @Nullable ScaleScore find(@Nullable SectionScores in, String scale) {
        if (in == null) return null;
        return in.scales().stream()
                .filter(each -> each.scale().equals(scale))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Integer share(SectionScores of, String group) {
        return of.groups().stream()
                .filter(each -> each.group().equals(group))
                .map(GroupShare::share)
                .findFirst()
                .orElse(null);
    }
}
