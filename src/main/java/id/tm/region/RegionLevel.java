package id.tm.region;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** How deep a region stands, which the shape of its code tells. */
public enum RegionLevel {
    PROVINCE("[1-9]\\d"),
    REGENCY("[1-9]\\d\\.\\d{2}"),
    DISTRICT("[1-9]\\d\\.\\d{2}\\.\\d{2}"),
    VILLAGE("[1-9]\\d\\.\\d{2}\\.\\d{2}\\.[123]\\d{3}");

    private final Pattern shape;

    RegionLevel(String shape) {
        this.shape = Pattern.compile(shape);
    }

    /** Whether {@code code}, written with dots, has the shape of this level's codes. */
    public boolean fits(String code) {
        return shape.matcher(code).matches();
    }

    static Optional<RegionLevel> of(String code) {
        return Arrays.stream(values()).filter(level -> level.fits(code)).findFirst();
    }
}
