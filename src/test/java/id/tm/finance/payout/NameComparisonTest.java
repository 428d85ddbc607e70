package id.tm.finance.payout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameComparisonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sari Wulandari                       | SARI WULANDARI              | MATCH",
                "Sari  Wulandari                      | sari wulandari              | MATCH",
                "Dr. Sari Wulandari, S.Psi., M.Psi.   | SARI WULANDARI              | MATCH",
                "Sari Wulandari, S.Psi, Psikolog      | Dra. Sari Wulandari         | MATCH",
                "Prof. Dr. Ir. Budi Santoso, M.Sc., Ph.D. | BUDI SANTOSO            | MATCH",
                "H. Budi Santoso SE MM                | BUDI SANTOSO                | MATCH",
                "Ny. Siti Nur'aini                    | SITI NURAINI                | MATCH",
                "Siti Nur-Aini                        | SITI NURAINI                | MATCH",
                "José Da Costa                        | JOSE DA COSTA               | MATCH",
                "Budi Santoso, S.Th.                  | BUDI SANTOSO                | MATCH",
                "A.R. Hakim                           | A R HAKIM                   | MATCH",
                "Budi Santoso Wijaya                  | BUDI SANTOSO                | PARTIAL",
                "Santoso Budi                         | BUDI SANTOSO                | PARTIAL",
                "Budi S. Wijaya                       | BUDI SANTOSO WIJAYA         | PARTIAL",
                "Muhammad Rizki                       | MOH RIZKI                   | PARTIAL",
                "M. Rizki Pratama                     | MUHAMMAD RIZKI PRATAMA      | PARTIAL",
                "Sari Wulandary                       | SARI WULANDARI              | PARTIAL",
                "Anastasia Kusumawardhani Puspita     | ANASTASIA KUSUMAWARD        | PARTIAL",
                "Sari Wulandari                       | BUDI SANTOSO                | MISMATCH",
                "Sari Wulandari                       | SARI DEWI                   | MISMATCH",
                "Sari Wulandari                       | PT MAJU JAYA                | MISMATCH",
                "Dr.                                  | BUDI SANTOSO                | MISMATCH",
                "B S                                  | BUDI SANTOSO                | MISMATCH",
                "Muhammad Ali                         | MUHAMMAD BASRI              | MISMATCH",
                "Ani                                  | ANA                         | MISMATCH",
            })
    void comparesAsAPersonWould(String one, String other, NameCheck expected) {
        assertThat(NameComparison.of(one, other)).isEqualTo(expected);
        assertThat(NameComparison.of(other, one)).isEqualTo(expected);
    }
}
