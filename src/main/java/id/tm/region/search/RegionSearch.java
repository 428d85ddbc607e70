package id.tm.region.search;

import id.tm.region.Place;
import id.tm.region.RegionLevel;
import id.tm.region.Regions;
import id.tm.region.place.PlaceLabel;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds active regions by what people type, typing errors included. */
@ApplicationScoped
public class RegionSearch {

    /** How much of a word has to be found again, 0..1: "jakata" is 0.57 of "jakarta". */
    private static final String SIMILARITY = "0.5";

    private final Regions regions;

    RegionSearch(Regions regions) {
        this.regions = regions;
    }

    /** The best first; {@code level} may be null for all. A code finds its place. */
    @Transactional
    public List<Place> search(String text, RegionLevel level, int limit) {
        Optional<Place> coded = regions.find(text.strip());
        if (coded.isPresent()) {
            return coded.filter(place -> place.active() && (level == null || place.level() == level)).stream()
                    .toList();
        }
        SearchTerms terms = SearchTerms.of(normalise(text));
        if (terms.isEmpty()) return List.of();
        List<Place> found = find(new SearchSql(terms, level, true), limit);
        // A word too far off, or one that is no region's, shall not hide what the others fit.
        boolean partly = found.isEmpty() && terms.words().size() > 1;
        return partly ? find(new SearchSql(terms, level, false), limit) : found;
    }

    /** In the same statement the settings of this transaction: the tables are never read as a whole. */
    static String normalise(String text) {
        Object[] row = (Object[]) Panache.getEntityManager()
                .createNativeQuery("select region_search_text(:text),"
                        + " set_config('pg_trgm.word_similarity_threshold', :similarity, true),"
                        + " set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)")
                .setParameter("text", text)
                .setParameter("similarity", SIMILARITY)
                .getSingleResult();
        return (String) row[0];
    }

    private static List<Place> find(SearchSql search, int limit) {
        List<Place> found = new ArrayList<>();
        for (Object row : query(search, limit).getResultList()) found.add(place((Object[]) row));
        return found;
    }

    private static Query query(SearchSql search, int limit) {
        Query query = Panache.getEntityManager().createNativeQuery(search.text());
        search.parameters().forEach(query::setParameter);
        return query.setParameter("limit", limit);
    }

    private static Place place(Object[] row) {
        RegionLevel level = RegionLevel.valueOf((String) row[0]);
        String code = (String) row[1];
        String name = (String) row[2];
        String kind = (String) row[3];
        List<Place.Part> chain = new ArrayList<>();
        if (level.compareTo(RegionLevel.PROVINCE) > 0)
            chain.add(new Place.Part(code.substring(0, 2), RegionLevel.PROVINCE, null, (String) row[4]));
        if (level.compareTo(RegionLevel.REGENCY) > 0)
            chain.add(new Place.Part(code.substring(0, 5), RegionLevel.REGENCY, (String) row[6], (String) row[5]));
        if (level.compareTo(RegionLevel.DISTRICT) > 0)
            chain.add(new Place.Part(code.substring(0, 8), RegionLevel.DISTRICT, null, (String) row[7]));
        chain.add(new Place.Part(code, level, kind, name));
        ZoneId zone = ZoneId.of((String) row[8]);
        return new Place(code, level, kind, name, PlaceLabel.of(chain), zone, true, null, chain);
    }
}
