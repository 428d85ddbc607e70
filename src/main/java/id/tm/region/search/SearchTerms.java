package id.tm.region.search;

import id.tm.region.RegionLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A search in the one form of {@code region_search_text}, taken apart.
 *
 * @param all the whole text
 * @param words what has to be found; the words that only say of what kind a region is are left out, unless there is
 *     nothing else
 * @param level what such words say the searcher looks for: of several the lowest, since people write from there upwards
 */
record SearchTerms(String all, List<String> words, Optional<RegionLevel> level) {

    /** Enough for a whole label; each word costs. */
    private static final int MOST_WORDS = 8;

    private static final int SHORTEST_TELLING = 3;

    private static final Map<String, RegionLevel> LEVELS = Map.of(
            "provinsi", RegionLevel.PROVINCE,
            "kabupaten", RegionLevel.REGENCY,
            "kota", RegionLevel.REGENCY,
            "kecamatan", RegionLevel.DISTRICT,
            "kelurahan", RegionLevel.VILLAGE,
            "desa", RegionLevel.VILLAGE);

    static SearchTerms of(String normalised) {
        List<String> all = Arrays.stream(normalised.split(" "))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS * 2L)
                .toList();
        Optional<RegionLevel> level =
                all.stream().filter(LEVELS::containsKey).map(LEVELS::get).max(RegionLevel::compareTo);
        List<String> telling = all.stream()
                .filter(word -> !LEVELS.containsKey(word))
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        boolean nothingElse = telling.isEmpty();
        return new SearchTerms(
                String.join(" ", all),
                nothingElse ? all.stream().distinct().limit(MOST_WORDS).toList() : telling,
                nothingElse ? Optional.empty() : level);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    String core() {
        return String.join(" ", words);
    }

    /** Those by which names are looked up: one or two letters fit a name by chance. */
    List<String> lookedUp() {
        List<String> longer =
                words.stream().filter(word -> word.length() >= SHORTEST_TELLING).toList();
        return longer.isEmpty() ? words : longer;
    }
}
