package id.tm.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Business dates (due dates, invoice years, days of a report) are those of Jakarta, WIB, wherever people are. */
public final class BusinessTime {

    /** Also the zone of somebody who has named none. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private BusinessTime() {}

    /** The business day a moment falls on. */
    public static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }
}
