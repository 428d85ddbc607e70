package id.tm.finance.payout;

import static id.tm.finance.FinanceError.TAX_NUMBER_NOT_POSSIBLE;

import id.tm.finance.Setting;
import id.tm.finance.Settings;
import id.tm.platform.time.BusinessTime;
import id.tm.region.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads tax numbers as people write them: 16 digits since 2024, a person's being the NIK; a company's of 15 digits from
 * before are the same with a zero in front.
 */
@ApplicationScoped
class TaxNumbers {

    private static final int DAY_OF_WOMEN = 40;

    private final Regions regions;
    private final Settings settings;
    private final Clock clock;

    TaxNumbers(Regions regions, Settings settings, Clock clock) {
        this.regions = regions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Its 16 digits, or 422; dots, dashes and blanks do not count. */
    String read(TaxPayerKind kind, String text) {
        String digits = text.replaceAll("[ .-]", "");
        if (kind == TaxPayerKind.COMPANY && digits.matches("[0-9]{15}") && isOldFormTaken()) digits = "0" + digits;
        boolean possible =
                digits.matches("[0-9]{16}") && (kind == TaxPayerKind.COMPANY ? digits.startsWith("0") : isNik(digits));
        if (!possible || digits.matches("0+")) throw TAX_NUMBER_NOT_POSSIBLE.with();
        return digits;
    }

    private boolean isOldFormTaken() {
        Instant now = clock.instant();
        return BusinessTime.day(now)
                .isBefore(settings.date(Setting.NPWP_16_DIGITS_FROM, now).value());
    }

    private boolean isNik(String digits) {
        return regions.find(digits.substring(0, 2)).isPresent() && isBirthDate(digits.substring(6, 12));
    }

    /** DDMMYY, the day of women plus 40; of which century, it does not say. */
    private boolean isBirthDate(String digits) {
        int day = Integer.parseInt(digits.substring(0, 2));
        int month = Integer.parseInt(digits.substring(2, 4));
        int year = Integer.parseInt(digits.substring(4));
        if (day > DAY_OF_WOMEN) day -= DAY_OF_WOMEN;
        return month >= 1 && month <= 12 && (isPast(1900 + year, month, day) || isPast(2000 + year, month, day));
    }

    private boolean isPast(int year, int month, int day) {
        return YearMonth.of(year, month).isValidDay(day)
                && !LocalDate.of(year, month, day).isAfter(BusinessTime.day(clock.instant()));
    }
}
