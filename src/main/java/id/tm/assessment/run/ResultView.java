package id.tm.assessment.run;

import id.tm.assessment.instrument.ReportTexts;
import id.tm.assessment.scoring.ScaleScore;
import id.tm.assessment.scoring.SectionScores;
import id.tm.assessment.scoring.Versions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody's answers came to, with the names in their language. What it says of how they were answered is for staff. */
@RegisterForReflection
@Schema(name = "AssessmentResultView")
public record ResultView(@Schema(examples = "1") int version, Versions madeFrom, List<Part> sections) {

    @RegisterForReflection
    @Schema(name = "AssessmentResultPartView")
    public record Part(SectionScores scores, List<Name> names) {}

    /** What a scale, group or band is called. */
    @RegisterForReflection
    @Schema(name = "AssessmentResultNameView")
    public record Name(
            @Schema(examples = "ADM") String code,
            @Schema(examples = "Penata Catatan") String name,

            @Schema(examples = "Menjaga agar dokumen mudah ditemukan.")
            String summary) {}

    public static ResultView of(RunScoring.Scored scored, ReportTexts texts, Locale locale) {
        return new ResultView(
                scored.version(),
                scored.scores().versions(),
                scored.scores().sections().stream()
                        .map(section -> new Part(section, names(section, texts, locale)))
                        .toList());
    }

    private static List<Name> names(SectionScores section, ReportTexts texts, Locale locale) {
        return section.scales().stream()
                .map(ScaleScore::scale)
                .flatMap(code -> texts.scale(code).stream())
                .map(text -> new Name(
                        text.code(), text.name().in(locale), text.summary().in(locale)))
                .toList();
    }
}
