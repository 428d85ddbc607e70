package id.tm.finance.payout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "481111xDUgxnnredRMAXuklkvAON1114",
                "481111-1114-ccbd8d6f-4b3a-4e27-9f0a-0b1c2d3e4f50",
                "5f0410898bcf7a001a00879d",
                "ddpi-1f9a4a76-2f5a-4f3b-a2f9-5c8a4a8dd0c1",
                "pm-4111",
                "tok_4242abcd4242abcd4242"
            })
    void tokensOfProvidersAreNoCards(String token) {
        assertThat(CardNumbers.inToken(token)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111111111111111", "tok_4111111111111111", "4111-1111-1111-1111", "x4111111111111111y"})
    void aCardIsNoToken(String token) {
        assertThat(CardNumbers.inToken(token)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tabungan 2",
                "Rekening 1234567890",
                "PT 21 Jaya",
                "0812-3456-7890",
                "17.08.1990",
                "1370000000007"
            })
    void textWithOtherNumbersIsFine(String text) {
        assertThat(CardNumbers.inText(text)).isFalse();
    }

    @Test
    void numbersOfAccountsWithAFittingCheckDigitByChanceAreFine() {
        // Mandiri has 13 digits, BRI 15: each has a fitting check digit, and neither is written as on a card.
        assertThat(CardNumbers.isCardNumber("1370000000006")).isTrue();
        assertThat(CardNumbers.isForAccount("1370000000006")).isFalse();
        assertThat(CardNumbers.isCardNumber("034101000000006")).isTrue();
        assertThat(CardNumbers.isForAccount("0341-01-000000006")).isFalse();
        assertThat(CardNumbers.isForAccount("4111111111111111")).isTrue();
        assertThat(CardNumbers.isForAccount("3782 822463 10005")).isTrue();
        assertThat(CardNumbers.isForAccount("0000000000000000")).isFalse();
    }
}
