package id.tm.account.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0812-3456-7890",
                "62812 3456 7890",
                "+62 812 3456 7890",
                "081234567890",
                "(0812) 3456.7890",
                "+6281234567890"
            })
    void oneNumberHoweverItIsWritten(String text) {
        assertThat(Phones.parse(text)).contains(new Phones.Phone("+6281234567890", true));
    }

    @Test
    void aLandlineIsValidAndTakesNoWhatsapp() {
        assertThat(Phones.parse("021-5201234")).contains(new Phones.Phone("+62215201234", false));
        assertThat(Phones.isMobile("+62215201234")).isFalse();
        assertThat(Phones.isMobile("+6281234567890")).isTrue();
    }

    @Test
    void numbersOfOtherCountriesKeepTheirCode() {
        assertThat(Phones.parse("+65 8123 4567")).contains(new Phones.Phone("+6581234567", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "123",
                "0812",
                "abc",
                "0812-CALL-NOW",
                "+62 812 3456 7890 ext. 5",
                "+999123456789",
                "0812\u00003456789",
                "081234567890081234567890081234567890081234567890",
                "😀",
                "' or 1=1 --"
            })
    void whatIsNoNumberIsRefused(String text) {
        assertThat(Phones.parse(text)).isEmpty();
    }

    @Test
    void nothingIsNoNumber() {
        assertThat(Phones.parse(null)).isEmpty();
    }
}
