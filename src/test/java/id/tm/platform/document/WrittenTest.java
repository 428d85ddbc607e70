package id.tm.platform.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WrittenTest {

    private final Written indonesian = new Written(Locale.forLanguageTag("id"));
    private final Written english = new Written(Locale.ENGLISH);

    @Test
    void rupiahAreWrittenTheIndonesianWay() {
        assertThat(Written.rupiah(0)).isEqualTo("Rp 0");
        assertThat(Written.rupiah(1_234_567)).isEqualTo("Rp 1.234.567");
        assertThat(Written.rupiah(-1_000)).isEqualTo("-Rp 1.000");
        assertThat(Written.rupiah(Long.MIN_VALUE)).isEqualTo("-Rp 9.223.372.036.854.775.808");
    }

    @Test
    void numbersFollowTheLanguage() {
        assertThat(indonesian.number(12_345)).isEqualTo("12.345");
        assertThat(english.number(12_345)).isEqualTo("12,345");
        assertThat(indonesian.percent(new BigDecimal("2.50"))).isEqualTo("2,5%");
        assertThat(english.percent(new BigDecimal("12.00"))).isEqualTo("12%");
    }

    @Test
    void daysAreThoseOfJakarta() {
        Instant lateInLondon = Instant.parse("2026-08-04T20:18:59Z");
        assertThat(indonesian.date(LocalDate.of(2026, 1, 5))).isEqualTo("5 Januari 2026");
        assertThat(indonesian.date(lateInLondon)).isEqualTo("5 Agustus 2026");
        assertThat(english.date(lateInLondon)).isEqualTo("5 August 2026");
        assertThat(indonesian.moment(lateInLondon)).isEqualTo("5 Agustus 2026 pukul 03.18 WIB");
        assertThat(english.moment(lateInLondon)).isEqualTo("5 August 2026 at 03:18 WIB");
    }
}
