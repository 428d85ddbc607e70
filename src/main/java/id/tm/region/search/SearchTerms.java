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
 * @param core without the words that only say of what kind a region is, unless there is nothing else
 * @param words of the core, what has to be found: one or two letters fit a name by chance, so they are left out, unless
 *     there is nothing else
 * @param level what the words of kind say the searcher looks for: of several the lowest, since people write from there
 *     upwards
 */
record SearchTerms(String all, String core, List<String> words, Optional<RegionLevel> level) {

    /** Enough for a whole label; each word costs. */
    private static final int MOST_WORDS = 8;

    private static final int SHORTEST = 3;

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
                .toList();
        Optional<RegionLevel> level =
                all.stream().filter(LEVELS::containsKey).map(LEVELS::get).max(RegionLevel::compareTo);
        List<String> telling =
                all.stream().filter(word -> !LEVELS.containsKey(word)).toList();
        if (telling.isEmpty()) return of(all, all, Optional.empty());
        return of(all, telling, level);
    }

    private static SearchTerms of(List<String> all, List<String> core, Optional<RegionLevel> level) {
        List<String> longer =
                core.stream().filter(word -> word.length() >= SHORTEST).toList();
        List<String> words = (longer.isEmpty() ? core : longer)
                .stream().distinct().limit(MOST_WORDS).toList();
        return new SearchTerms(String.join(" ", all), String.join(" ", core), words, level);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }
}
