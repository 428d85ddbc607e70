package id.tm.finance;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.BooksBalanced;
import id.tm.testing.Seeded;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules as the service comes with them. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class PphTest {

    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    @Inject
    Settings settings;

    @ParameterizedTest
    @CsvSource({
        "150000, 3750, 4500",
        "1000000, 25000, 30000",
        "5000000, 125000, 150000",
        "120000000, 3000000, 3600000",
        "150000000, 5250000, 6300000",
        "400000000, 24000000, 28800000",
        "600000000, 44000000, 52800000",
        "1200000000, 124000000, 148800000",
        // the last bracket: 60 M, 190 M, 250 M, 4,500 M and 1,000 M of a base of 6,000 M
        "12000000000, 1794000000, 2152800000",
        // 5 % of half of 1 is 0.025: nothing
        "1, 0, 0",
        "39, 0, 1",
        "40, 1, 1",
    })
    void personsCommission(long gross, long with, long without) {
        Pph21 rule = settings.pph21(NOW).value();
        assertThat(rule.tax(gross, true)).isEqualTo(with);
        assertThat(rule.tax(gross, false)).isEqualTo(without);
    }

    @ParameterizedTest
    @CsvSource({"1000000, 20000, 40000", "49, 0, 1", "50, 1, 2", "999999, 19999, 39999"})
    void companysServiceFee(long gross, long with, long without) {
        Pph23 rule = settings.pph23(NOW).value();
        assertThat(rule.tax(gross, true)).isEqualTo(with);
        assertThat(rule.tax(gross, false)).isEqualTo(without);
    }

    @Test
    void moreIsNeverTaxedLessAndNeverWhole() {
        Pph21 rule = settings.pph21(NOW).value();
        Seeded.values(3_000, random -> random.nextLong(1, 20_000_000_000L), gross -> {
            long tax = rule.tax(gross, true);
            assertThat(tax).isBetween(0L, gross * 35 / 200);
            assertThat(rule.tax(gross + 1, true)).isBetween(tax, tax + 1);
            assertThat(rule.tax(gross, false)).isBetween(tax, tax + tax / 5 + 1);
        });
    }

    @Test
    void valueAddedTaxComesFromTheSettingsToo() {
        assertThat(settings.ppn(NOW)).isEqualTo(new Ppn(BigDecimal.valueOf(12), 11, 12));
        assertThat(settings.ppn(NOW).tax(400_000)).isEqualTo(44_000);
    }

    @Test
    void feesAreFixedAndPartlyWithinBounds() {
        assertThat(new Fee(4_000, null, null, null).on(1_000_000)).isEqualTo(4_000);
        Fee percent = new Fee(0, new BigDecimal("0.7"), 1_000L, 5_000L);
        assertThat(List.of(
                        percent.on(0),
                        percent.on(142_857),
                        percent.on(300_000),
                        percent.on(350_050),
                        percent.on(10_000_000)))
                .containsExactly(1_000L, 1_000L, 2_100L, 2_450L, 5_000L);
        assertThat(new Fee(1_000, new BigDecimal("1.5"), null, null).on(33)).isEqualTo(1_000);
        assertThat(new Fee(0, new BigDecimal("1.5"), null, null).on(100)).isEqualTo(2);
        assertThat(Fee.NONE.on(1_000_000)).isZero();
    }
}
