package id.tm.region.imports;

import id.tm.region.RegionLevel;
import java.time.LocalDate;
import java.util.Optional;

/** A decree says how many regions there are of each level: a data set of just these numbers is taken to be its. */
final class KnownDecree {

    private static final Description OF_2025 = new Description(
            Optional.of("Kepmendagri No. 300.2.2-2138 Tahun 2025"),
            Optional.of(LocalDate.of(2025, 4, 25)),
            Optional.empty());

    private KnownDecree() {}

    static Description of(RegionSet set) {
        boolean of2025 = set.count(RegionLevel.PROVINCE) == 38
                && set.count(RegionLevel.REGENCY) == 514
                && set.count(RegionLevel.DISTRICT) == 7_285
                && set.count(RegionLevel.VILLAGE) == 83_762;
        return of2025 ? OF_2025 : Description.NONE;
    }
}
