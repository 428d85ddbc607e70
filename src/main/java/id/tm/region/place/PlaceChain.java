package id.tm.region.place;

import id.tm.region.Place;
import id.tm.region.RegionLevel;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A region with those it lies in, as others see it. */
public final class PlaceChain {

    private PlaceChain() {}

    public static Place of(Province province) {
        return place(province, province.zone, parts(province));
    }

    public static Place of(Regency regency) {
        return place(regency, regency.zone, parts(regency));
    }

    public static Place of(District district) {
        return place(district, district.regency.zone, parts(district));
    }

    public static Place of(Village village) {
        return place(village, village.district.regency.zone, parts(village));
    }

    private static Place place(Region region, String zone, List<Place.Part> chain) {
        Place.Part self = chain.get(chain.size() - 1);
        return new Place(
                self.code(),
                self.level(),
                self.kind(),
                self.name(),
                PlaceLabel.of(chain),
                ZoneId.of(zone),
                region.active,
                region.successorCode,
                List.copyOf(chain));
    }

    private static List<Place.Part> parts(Province province) {
        return new ArrayList<>(List.of(new Place.Part(province.code, RegionLevel.PROVINCE, null, province.name)));
    }

    private static List<Place.Part> parts(Regency regency) {
        List<Place.Part> parts = parts(regency.province);
        parts.add(new Place.Part(regency.code, RegionLevel.REGENCY, regency.kind.name(), regency.name));
        return parts;
    }

    private static List<Place.Part> parts(District district) {
        List<Place.Part> parts = parts(district.regency);
        parts.add(new Place.Part(district.code, RegionLevel.DISTRICT, null, district.name));
        return parts;
    }

    private static List<Place.Part> parts(Village village) {
        List<Place.Part> parts = parts(village.district);
        parts.add(new Place.Part(village.code, RegionLevel.VILLAGE, village.kind.name(), village.name));
        return parts;
    }
}
