package id.tm.region;

import java.time.ZoneId;
import java.util.List;

/**
 * One region and where it lies.
 *
 * @param code with dots
 * @param kind KABUPATEN or KOTA of a regency, KELURAHAN, DESA or SPECIAL of a village, else null
 * @param label as on an envelope: {@code Desa X, Kec. Y, Kab. Z, Prov. W}
 * @param active false once a later data set has dropped it
 * @param successorCode where an inactive one went, or null when that was not told
 * @param chain from the province down to the place itself
 */
public record Place(
        String code,
        RegionLevel level,
        String kind,
        String name,
        String label,
        ZoneId zone,
        boolean active,
        String successorCode,
        List<Part> chain) {

    /** One link of the chain. */
    public record Part(String code, RegionLevel level, String kind, String name) {}
}
