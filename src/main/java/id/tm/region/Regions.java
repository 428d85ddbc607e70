package id.tm.region;

import id.tm.region.place.District;
import id.tm.region.place.PlaceChain;
import id.tm.region.place.Province;
import id.tm.region.place.Regency;
import id.tm.region.place.Village;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a code is. Inactive places are found too: whoever points at one may go on doing so. */
@ApplicationScoped
public class Regions {

    private static final Pattern DIGITS = Pattern.compile("\\d{2}|\\d{4}|\\d{6}|\\d{10}");

    /** The place of a code written with or without dots; one statement. */
    @Transactional
    public Optional<Place> find(String code) {
        Optional<String> canonical = canonical(code);
        if (canonical.isEmpty()) return Optional.empty();
        String dotted = canonical.get();
        return switch (RegionLevel.of(dotted).orElseThrow()) {
            case PROVINCE -> Province.findByCode(dotted).map(PlaceChain::of);
            case REGENCY -> Regency.findWithChain(dotted).map(PlaceChain::of);
            case DISTRICT -> District.findWithChain(dotted).map(PlaceChain::of);
            case VILLAGE -> Village.findWithChain(dotted).map(PlaceChain::of);
        };
    }

    /** The code with dots; empty when the text has not the shape of a code. Whether there is such a place, it does not say. */
    public static Optional<String> canonical(String code) {
        if (code == null || code.length() > 13) return Optional.empty();
        String dotted = DIGITS.matcher(code).matches() ? dotted(code) : code;
        return RegionLevel.of(dotted).map(level -> dotted);
    }

    private static String dotted(String digits) {
        StringBuilder dotted = new StringBuilder(digits);
        for (int at = Math.min(6, digits.length() - 2); at > 0; at -= 2) dotted.insert(at, '.');
        return dotted.toString();
    }
}
