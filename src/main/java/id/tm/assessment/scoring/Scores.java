package id.tm.assessment.scoring;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** What somebody's answers came to, with the versions it was made from. */
@RegisterForReflection
public record Scores(Versions versions, List<SectionScores> sections, List<QualityFinding> quality) {

    public Optional<SectionScores> section(String code) {
        return sections.stream().filter(each -> each.section().equals(code)).findFirst();
    }
}
