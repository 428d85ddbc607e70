package id.tm.region.search;

import id.tm.region.RegionLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The statement of one search. A region fits when one of the words fits its own name and every other one its name or one
 * of those above it; for each word that may be the one, an index of trigrams is asked for both at once. The order: how well the words fit, then the same name, then a
 * name that is part of the search ("depok" in "depok sleman"), then one that begins with it; higher levels first.
 */
record SearchSql(SearchTerms terms, RegionLevel level, boolean everyWord) {

    private static final Map<RegionLevel, String> TABLES = Map.of(
            RegionLevel.PROVINCE, "provinces",
            RegionLevel.REGENCY, "regencies",
            RegionLevel.DISTRICT, "districts",
            RegionLevel.VILLAGE, "villages");

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < terms.words().size(); i++)
            parameters.put("w" + i, terms.words().get(i));
        parameters.put("all", terms.all());
        parameters.put("core", terms.core());
        parameters.put("hint", terms.level().map(Enum::name).orElse(""));
        return parameters;
    }

    String text() {
        List<String> levels = new ArrayList<>();
        for (RegionLevel each : RegionLevel.values()) if (level == null || level == each) levels.add(branch(each));
        return """
                with found as (%s),
                ranked as (
                    select level, depth, code, name, kind,
                        (%s) / %d
                        + case
                            when search_name = :all and :hint <> '' then 1.2
                            when bare_name = :core or search_name = :core then 1.0
                            when position(' ' || bare_name || ' ' in ' ' || :core || ' ') > 0 then 0.7
                            when starts_with(bare_name, :core) then 0.5
                            else 0
                        end
                        + 0.3 * similarity(bare_name, :core) - 0.1 * depth
                        + case when :hint <> '' then 0.1 * similarity(search_name, :all) else 0 end
                        + case when level = :hint then 0.6 else 0 end as score
                    from found
                    order by score desc, code
                    limit :limit
                )
                select r.level, r.code, r.name, r.kind, p.name as province, g.name as regency, g.kind as regency_kind,
                    d.name as district, region_zone(left(r.code, 2)) as zone
                from ranked r
                left join provinces p on r.depth > 1 and p.code = left(r.code, 2)
                left join regencies g on r.depth > 2 and g.code = left(r.code, 5)
                left join districts d on r.depth > 3 and d.code = left(r.code, 8)
                order by r.score desc, r.code
                """.formatted(
                        String.join(" union all ", levels),
                        similarities(),
                        terms.words().size());
    }

    private String branch(RegionLevel each) {
        return "select '%s' as level, %d as depth, code, name, %s as kind, search_name, search_text, %s as bare_name from %s where active and (%s)"
                .formatted(
                        each.name(),
                        each.ordinal() + 1,
                        each == RegionLevel.REGENCY || each == RegionLevel.VILLAGE ? "kind" : "cast(null as text)",
                        bareName(each),
                        TABLES.get(each),
                        fits());
    }

    private String fits() {
        return numbers()
                .mapToObj(own -> "(search_name %> :w" + own + (everyWord ? othersFit(own) : "") + ")")
                .collect(Collectors.joining(" or "));
    }

    private String othersFit(int own) {
        return numbers()
                .filter(other -> other != own)
                .mapToObj(other -> " and search_text %> :w" + other)
                .collect(Collectors.joining());
    }

    /** How well, added up over the words. */
    private String similarities() {
        // A single word has fitted the name itself.
        String where = terms.words().size() == 1 ? "search_name" : "search_text";
        return numbers()
                .mapToObj(word -> "word_similarity(:w" + word + ", " + where + ")")
                .collect(Collectors.joining(" + "));
    }

    private IntStream numbers() {
        return IntStream.range(0, terms.words().size());
    }

    private static String bareName(RegionLevel level) {
        return switch (level) {
            case PROVINCE -> "regexp_replace(search_name, '^(di|dki) ', '')";
            case REGENCY -> "regexp_replace(search_name, '^(kabupaten|kota)( administrasi)? ', '')";
            case DISTRICT, VILLAGE -> "search_name";
        };
    }
}
