package id.tm.account.registration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonPasswordsTest {

    @Test
    void theListIsShippedAndLongEnoughToMatter() {
        assertThat(CommonPasswords.size()).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "PassWord1234",
                "qwertyuiop",
                "1234567890",
                "bismillah123",
                "sayangku123",
                " password1234 ",
                "aaaaaaaaaaaa",
                "          "
            })
    void whatGuessingStartsWithIsRefused(String password) {
        assertThat(CommonPasswords.contains(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "empat kata yang panjang",
                "correct horse battery staple",
                "v9#kQ!2m$Zp7",
                "kuda-nil makan 7 semangka"
            })
    void othersAreNot(String password) {
        assertThat(CommonPasswords.contains(password)).isFalse();
    }
}
