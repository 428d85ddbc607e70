package id.tm.platform.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
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
    void rupiahInWords() {
        Map<Long, String> words = Map.ofEntries(
                Map.entry(0L, "nol"),
                Map.entry(1L, "satu"),
                Map.entry(10L, "sepuluh"),
                Map.entry(11L, "sebelas"),
                Map.entry(12L, "dua belas"),
                Map.entry(19L, "sembilan belas"),
                Map.entry(20L, "dua puluh"),
                Map.entry(21L, "dua puluh satu"),
                Map.entry(100L, "seratus"),
                Map.entry(111L, "seratus sebelas"),
                Map.entry(1_000L, "seribu"),
                Map.entry(1_100L, "seribu seratus"),
                Map.entry(2_000L, "dua ribu"),
                Map.entry(101_000L, "seratus satu ribu"),
                Map.entry(1_000_000L, "satu juta"),
                Map.entry(9_990_000L, "sembilan juta sembilan ratus sembilan puluh ribu"),
                Map.entry(1_000_000_001L, "satu miliar satu"),
                Map.entry(1_001_000_000_000L, "satu triliun satu miliar"),
                Map.entry(
                        999_999_999_999_999L,
                        "sembilan ratus sembilan puluh sembilan triliun sembilan ratus sembilan puluh sembilan miliar"
                                + " sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan"
                                + " ribu sembilan ratus sembilan puluh sembilan"));
        words.forEach((amount, said) ->
                assertThat(Written.rupiahInWords(amount)).as("%d", amount).isEqualTo(said + " rupiah"));
        assertThatThrownBy(() -> Written.rupiahInWords(-1)).isInstanceOf(IllegalArgumentException.class);
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
