package id.tm.region.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceNameTest {

    @ParameterizedTest
    @CsvSource({
        "KABUPATEN SLEMAN, Kabupaten Sleman",
        "KABUPATEN PANGKAJENE DAN KEPULAUAN, Kabupaten Pangkajene dan Kepulauan",
        "KABUPATEN TOJO UNA-UNA, Kabupaten Tojo Una-Una",
        "DKI JAKARTA, DKI Jakarta",
        "DAERAH ISTIMEWA YOGYAKARTA, DI Yogyakarta",
        "Daerah Khusus Ibukota Jakarta, DKI Jakarta",
        "Ma'u, Ma'u",
        "Na IX - X, Na IX - X"
    })
    void namesAreWrittenAsPeopleDo(String inTheFile, String written) {
        assertThat(PlaceName.asWritten(inTheFile)).isEqualTo(written);
    }
}
