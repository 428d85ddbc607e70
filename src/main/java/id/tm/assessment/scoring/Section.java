package id.tm.assessment.scoring;

import java.util.List;
import java.util.Optional;

/**
 * A part of a test.
 *
 * @param stages of a staged pick only, in the order in which they are done
 */
public record Section(String code, SectionKind kind, List<Item> items, List<Stage> stages) {

    public Optional<Item> item(String itemCode) {
        return items.stream().filter(each -> each.code().equals(itemCode)).findFirst();
    }
}
