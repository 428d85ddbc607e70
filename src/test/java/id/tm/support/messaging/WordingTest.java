package id.tm.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    private static final Instant MOMENT = Instant.parse("2026-01-05T04:18:59Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Asia/Jakarta     | Senin, 5 Januari 2026 pukul 11.18 WIB        | Monday, 5 January 2026 at 11:18 WIB
            Asia/Pontianak   | Senin, 5 Januari 2026 pukul 11.18 WIB        | Monday, 5 January 2026 at 11:18 WIB
            Asia/Makassar    | Senin, 5 Januari 2026 pukul 12.18 WITA       | Monday, 5 January 2026 at 12:18 WITA
            Asia/Jayapura    | Senin, 5 Januari 2026 pukul 13.18 WIT        | Monday, 5 January 2026 at 13:18 WIT
            Europe/London    | Senin, 5 Januari 2026 pukul 04.18 UTC        | Monday, 5 January 2026 at 04:18 UTC
            Asia/Kolkata     | Senin, 5 Januari 2026 pukul 09.48 UTC+5:30   | Monday, 5 January 2026 at 09:48 UTC+5:30
            America/New_York | Minggu, 4 Januari 2026 pukul 23.18 UTC-5     | Sunday, 4 January 2026 at 23:18 UTC-5
            Pacific/Auckland | Senin, 5 Januari 2026 pukul 17.18 UTC+13     | Monday, 5 January 2026 at 17:18 UTC+13
            """)
    void aMomentIsToldInTheReadersZoneAndLanguage(String zone, String indonesian, String english) {
        assertThat(new Wording("id", ZoneId.of(zone)).moment(MOMENT)).isEqualTo(indonesian);
        assertThat(new Wording("en", ZoneId.of(zone)).moment(MOMENT)).isEqualTo(english);
    }

    @Test
    void summerTimeAbroadMovesTheOffset() {
        Wording london = new Wording("en", ZoneId.of("Europe/London"));

        assertThat(london.moment(Instant.parse("2026-03-29T00:30:00Z")))
                .isEqualTo("Sunday, 29 March 2026 at 00:30 UTC");
        assertThat(london.moment(Instant.parse("2026-03-29T01:30:00Z")))
                .isEqualTo("Sunday, 29 March 2026 at 02:30 UTC+1");
    }

    @Test
    void datesMoneyAndNumbersAreWritten() {
        Wording indonesian = new Wording("id", ZoneId.of("Asia/Jakarta"));
        Wording english = new Wording("en", ZoneId.of("Asia/Jakarta"));

        assertThat(indonesian.date(LocalDate.of(2028, 2, 29))).isEqualTo("Selasa, 29 Februari 2028");
        assertThat(english.date(LocalDate.of(2028, 2, 29))).isEqualTo("Tuesday, 29 February 2028");
        assertThat(indonesian.say(VariableType.MONEY, 1_234_567L, true)).isEqualTo("Rp 1.234.567");
        assertThat(english.say(VariableType.MONEY, "1234567", false)).isEqualTo("Rp 1.234.567");
        assertThat(english.say(VariableType.MONEY, -5_000, false)).isEqualTo("-Rp 5.000");
        assertThat(indonesian.number(12_345)).isEqualTo("12.345");
        assertThat(english.number(12_345)).isEqualTo("12,345");
    }

    @Test
    void aPlaceIsALinkOnlyWhenItIsAWebAddress() {
        Wording wording = new Wording("id", ZoneId.of("Asia/Jakarta"));

        assertThat(wording.say(VariableType.PLACE, "https://meet.example/a?b=1&c=\"2\"".replace("\"", "%22"), true))
                .asString()
                .startsWith("<a href=\"https://meet.example/a?b=1&amp;c=%222%22\"");
        assertThat(wording.say(VariableType.PLACE, "javascript:alert(1)", true)).isEqualTo("javascript:alert(1)");
        assertThat(wording.say(VariableType.PLACE, "Jl. Merdeka <1>", true)).isEqualTo("Jl. Merdeka <1>");
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        assertThat(VariableType.INTEGER.read(24)).isEqualTo(24L);
        assertThat(VariableType.URL.read(URI.create("https://a.example/x"))).isEqualTo("https://a.example/x");
        assertThatThrownBy(() -> VariableType.INTEGER.read("1.5")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VariableType.MONEY.read(1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VariableType.INSTANT.read("tomorrow")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VariableType.DATE.read("2026-02-30")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VariableType.URL.read("javascript:alert(1)"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VariableType.TEXT.read(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
