package id.tm.region.place;

import id.tm.region.Place;
import java.util.ArrayList;
import java.util.List;

/** Writes a place as people do on an envelope: {@code Desa X, Kec. Y, Kab. Z, Prov. W}. */
public final class PlaceLabel {

    private PlaceLabel() {}

    /** @param chain from the province down to the place */
    public static String of(List<Place.Part> chain) {
        List<String> words = new ArrayList<>();
        for (int i = chain.size() - 1; i >= 0; i--) words.add(word(chain.get(i)));
        return String.join(", ", words);
    }

    private static String word(Place.Part part) {
        return switch (part.level()) {
            case PROVINCE -> "Prov. " + part.name();
            case REGENCY -> part.name().replaceFirst("^Kabupaten ", "Kab. ");
            case DISTRICT -> "Kec. " + part.name();
            case VILLAGE -> village(part);
        };
    }

    private static String village(Place.Part part) {
        return switch (VillageKind.valueOf(part.kind())) {
            case KELURAHAN -> "Kel. " + part.name();
            case DESA -> "Desa " + part.name();
            // Their names say what they are: "Desa Adat Yoboi".
            case SPECIAL -> part.name();
        };
    }
}
