package id.tm.assessment.scoring;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What somebody answered, whatever the order in which it arrived.
 *
 * @param items by the code of the item
 * @param picks by the code of a staged section: for each stage the items in the order in which they were picked
 * @param shown the codes of the items in the order in which they were seen; empty for that of the instrument. Only the
 *     quality of the answers depends on it
 * @param spent by the code of the section; sections that are left out are not judged by their time
 */
public record Answers(
        Map<String, ItemAnswer> items,
        Map<String, List<List<String>>> picks,
        List<String> shown,
        Map<String, Duration> spent) {

    public static Answers of(Map<String, ItemAnswer> items) {
        return new Answers(items, Map.of(), List.of(), Map.of());
    }

    public static Answers picked(String section, List<List<String>> stages) {
        return new Answers(Map.of(), Map.of(section, stages), List.of(), Map.of());
    }
}
