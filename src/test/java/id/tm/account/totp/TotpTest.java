package id.tm.account.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, the rows of SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void theVectorsOfTheStandard(long second, String code) {
        Instant time = Instant.ofEpochSecond(second);
        assertThat(Totp.code(SECRET, Totp.step(time), 8)).isEqualTo(code);
        assertThat(Totp.codeAt(Totp.encode(SECRET), time)).isEqualTo(code.substring(2));
    }

    /** RFC 4226, appendix D. */
    @ParameterizedTest
    @CsvSource({
        "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
        "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
    })
    void theVectorsOfTheCounter(long counter, String code) {
        assertThat(Totp.code(SECRET, counter, 6)).isEqualTo(code);
    }

    /** RFC 4648, chapter 10, without its padding. */
    @ParameterizedTest
    @CsvSource({
        "f, MY",
        "fo, MZXQ",
        "foo, MZXW6",
        "foob, MZXW6YQ",
        "fooba, MZXW6YTB",
        "foobar, MZXW6YTBOI",
    })
    void baseThirtyTwo(String plain, String encoded) {
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
        assertThat(Totp.encode(bytes)).isEqualTo(encoded);
        assertThat(Totp.decode(encoded)).isEqualTo(bytes);
    }

    @Test
    void aCodeIsGoodOneStepEarlyOrLateAndNeverAfterALaterOne() {
        String secret = Totp.secret();
        assertThat(Totp.decode(secret)).hasSize(20);
        Instant now = Instant.parse("2026-11-23T07:00:15Z");
        long step = Totp.step(now);
        for (int away = -3; away <= 3; away++) {
            String code = Totp.codeAt(secret, now.plusSeconds(30L * away));
            OptionalLong found = Totp.stepOf(secret, code, now, 0);
            assertThat(found.isPresent()).as("%s steps away", away).isEqualTo(Math.abs(away) <= 1);
            assertThat(Totp.stepOf(secret, code, now, step + away)).isEmpty();
        }
        assertThat(Totp.stepOf(secret, "", now, 0)).isEmpty();
    }
}
