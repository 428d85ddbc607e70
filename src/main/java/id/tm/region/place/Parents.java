package id.tm.region.place;

import static id.tm.region.RegionError.REGION_NOT_FOUND;

import id.tm.region.RegionLevel;
import id.tm.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;

/** The region whose children are asked for. */
@ApplicationScoped
class Parents {

    /** The code with dots of a region of that level that exists, or 404. */
    String require(RegionLevel level, String code) {
        String canonical = Regions.canonical(code).filter(level::fits).orElseThrow(REGION_NOT_FOUND::with);
        long found =
                switch (level) {
                    case PROVINCE -> Province.count("code", canonical);
                    case REGENCY -> Regency.count("code", canonical);
                    case DISTRICT -> District.count("code", canonical);
                    case VILLAGE -> Village.count("code", canonical);
                };
        if (found == 0) throw REGION_NOT_FOUND.with();
        return canonical;
    }
}
