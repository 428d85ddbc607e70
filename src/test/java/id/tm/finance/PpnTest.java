package id.tm.finance;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.Seeded;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PpnTest {

    private static final Ppn LAW = new Ppn(BigDecimal.valueOf(12), 11, 12);

    @ParameterizedTest
    @CsvSource({
        "400000, 366667, 44000",
        "100000, 91667, 11000",
        "75000, 68750, 8250",
        "550000, 504167, 60500",
        "333333, 305555, 36667",
        // 11 % of 50 is 5.5, which is rounded up; of 49 and 51 it lies beside it.
        "50, 46, 6",
        "49, 45, 5",
        "51, 47, 6",
        "1, 1, 0",
        "999999999999999, 916666666666666, 110000000000000",
    })
    void twelvePercentOfElevenTwelfths(long price, long dpp, long tax) {
        assertThat(LAW.dpp(price)).isEqualTo(dpp);
        assertThat(LAW.tax(price)).isEqualTo(tax);
    }

    @Test
    void sellerWhoIsNotPkpChargesNone() {
        assertThat(Ppn.NONE.tax(400_000)).isZero();
        assertThat(Ppn.NONE.dpp(400_000)).isEqualTo(400_000);
    }

    @Test
    void anotherRateOnTheFullPrice() {
        assertThat(new Ppn(new BigDecimal("11.5"), 1, 1).tax(1_000)).isEqualTo(115);
    }

    /** Rounded once from the unrounded base: never from the dpp that is shown. */
    @Test
    void taxIsElevenPercentRoundedHalfUpForAnyPrice() {
        Seeded.values(5_000, random -> random.nextLong(1, 999_999_999_999_999L), price -> {
            BigInteger hundredths = BigInteger.valueOf(price).multiply(BigInteger.valueOf(11));
            long expected = hundredths
                    .add(BigInteger.valueOf(50))
                    .divide(BigInteger.valueOf(100))
                    .longValueExact();
            assertThat(LAW.tax(price)).isEqualTo(expected);
        });
    }
}
