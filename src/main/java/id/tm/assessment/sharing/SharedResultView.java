package id.tm.assessment.sharing;

import id.tm.assessment.run.ResultView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What others see of a result by a link: never how its owner is reached. */
@RegisterForReflection
@Schema(name = "SharedAssessmentResultView")
public record SharedResultView(
        ShareScope scope,
        @Schema(examples = "Dewi Lestari") String name,
        @Schema(examples = "ST-30") String assessment,
        Instant takenAt,

        @Schema(description = "Of a summary the strongest of each section; else none")
        List<Strongest> strongest,

        @Schema(description = "What the scope shows; none of a summary")
        List<ResultView.Part> sections) {

    private static final int SHOWN = 5;

    /** The first of a section, without scores. */
    @RegisterForReflection
    @Schema(name = "SharedAssessmentStrongestView")
    public record Strongest(@Schema(examples = "themes") String section, List<ResultView.Name> names) {}

    static SharedResultView of(
            SharingAssessment share, String name, String assessment, Instant takenAt, ResultView result) {
        return new SharedResultView(
                share.scope,
                name,
                assessment,
                takenAt,
                share.scope == ShareScope.SUMMARY
                        ? result.sections().stream()
                                .map(SharedResultView::strongest)
                                .toList()
                        : List.of(),
                result.sections().stream()
                        .filter(part -> switch (share.scope) {
                            case SUMMARY -> false;
                            case FULL -> true;
                            case SECTION -> part.scores().section().equals(share.sectionCode);
                        })
                        .toList());
    }

    private static Strongest strongest(ResultView.Part part) {
        return new Strongest(
                part.scores().section(), part.names().stream().limit(SHOWN).toList());
    }
}
