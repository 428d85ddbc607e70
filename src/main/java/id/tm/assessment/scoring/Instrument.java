package id.tm.assessment.scoring;

import java.util.List;
import java.util.Optional;

/** One frozen version of a set of questions. */
public record Instrument(String code, int version, List<Section> sections) {

    public Optional<Section> section(String sectionCode) {
        return sections.stream().filter(each -> each.code().equals(sectionCode)).findFirst();
    }
}
