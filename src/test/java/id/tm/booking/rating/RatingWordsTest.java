package id.tm.booking.rating;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RatingWordsTest {

    @Test
    void markupIsDroppedHoweverItIsWrapped() {
        assertThat(RatingText.plain("Sangat <b>baik</b>!")).isEqualTo("Sangat baik!");
        assertThat(RatingText.plain("<script>alert(1)</script>Bagus")).isEqualTo("Bagus");
        assertThat(RatingText.plain("&lt;script&gt;alert(1)&lt;/script&gt;Bagus"))
                .isEqualTo("Bagus");
        assertThat(RatingText.plain("&amp;lt;img src=x onerror=alert(1)&amp;gt;ok"))
                .isEqualTo("ok");
        assertThat(RatingText.plain("<img src=x onerror=alert(1)>")).isNull();
    }

    @Test
    void whatIsNoMarkupStays() {
        assertThat(RatingText.plain("5 < 6 & 7 > 6, I <3 it")).isEqualTo("5 < 6 & 7 > 6, I <3 it");
        assertThat(RatingText.plain("baris satu\nbaris dua 😀")).isEqualTo("baris satu\nbaris dua 😀");
        assertThat(RatingText.plain("   ")).isNull();
        assertThat(RatingText.plain(null)).isNull();
    }

    @Test
    void namesAreShortenedForThePublic() {
        assertThat(DisplayName.of("Budi Santoso")).isEqualTo("Budi S.");
        assertThat(DisplayName.of("Ni Luh Putu Ayu")).isEqualTo("Ni A.");
        assertThat(DisplayName.of("Suharto")).isEqualTo("Suharto");
        assertThat(DisplayName.of("  anna   müller ")).isEqualTo("anna M.");
    }
}
