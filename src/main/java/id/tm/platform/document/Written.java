package id.tm.platform.document;

import id.tm.platform.time.BusinessTime;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and days as a document says them, in Indonesian or English and in Jakarta's time. */
public final class Written {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");

    private final Locale locale;

    public Written(Locale locale) {
        this.locale = "en".equals(locale.getLanguage()) ? Locale.ENGLISH : INDONESIAN;
    }

    /** {@code Rp 1.234.567}, the Indonesian way in both languages. */
    public static String rupiah(long amount) {
        String digits = String.format(INDONESIAN, "%,d", amount);
        return amount < 0 ? "-Rp " + digits.substring(1) : "Rp " + digits;
    }

    /** In Indonesian words: {@code sembilan juta sembilan ratus sembilan puluh ribu rupiah}. */
    public static String rupiahInWords(long amount) {
        return Terbilang.of(amount) + " rupiah";
    }

    public String number(long number) {
        return String.format(locale, "%,d", number);
    }

    /** As many decimals as it has: {@code 12 %}, {@code 2,5 %}. */
    public String percent(BigDecimal percent) {
        DecimalFormat format = new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(locale));
        return format.format(percent) + "%";
    }

    /** {@code 5 Januari 2026}. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(date);
    }

    /** The day in Jakarta. */
    public String date(Instant moment) {
        return date(BusinessTime.day(moment));
    }

    /** {@code 5 Januari 2026 pukul 11.18 WIB}. */
    public String moment(Instant moment) {
        ZonedDateTime local = moment.atZone(BusinessTime.ZONE);
        String pattern = locale == Locale.ENGLISH ? "d MMMM yyyy 'at' HH:mm" : "d MMMM yyyy 'pukul' HH.mm";
        return DateTimeFormatter.ofPattern(pattern, locale).format(local) + " WIB";
    }
}
