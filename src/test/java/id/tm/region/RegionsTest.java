package id.tm.region;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.region.imports.DataSet;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The front door: codes and the places they mean. */
@ServiceTest
class RegionsTest {

    @Inject
    Regions regions;

    @BeforeEach
    void data() {
        DataSet.standard().load();
    }

    @ParameterizedTest
    @CsvSource({
        "34, 34",
        "3404, 34.04",
        "34.04, 34.04",
        "340407, 34.04.07",
        "3404072001, 34.04.07.2001",
        "34.04.07.2001, 34.04.07.2001"
    })
    void codesMayBeWrittenWithoutDots(String given, String canonical) {
        assertThat(Regions.canonical(given)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3",
                "04",
                "340",
                "34.4",
                "34.04.",
                "34..04",
                "34.0407",
                "3404.07",
                "34.04.07.0001",
                "34.04.07.4001",
                "34.04.07.20011",
                "34 04",
                "３４",
                "34.04.07.2001\n",
                "34.04.07.2001; drop table villages",
                "abc"
            })
    void whatHasNotTheShapeIsNone(String given) {
        assertThat(Regions.canonical(given)).isEmpty();
        assertThat(regions.find(given)).isEmpty();
    }

    @Test
    void noCodeIsNoPlace() {
        assertThat(regions.find(null)).isEmpty();
        assertThat(regions.find("34.99")).isEmpty();
    }

    @Test
    void aVillageKnowsWhereItLies() {
        Place place = regions.find("3404072001").orElseThrow();
        assertThat(place.label()).isEqualTo("Desa Caturtunggal, Kec. Depok, Kab. Sleman, Prov. DI Yogyakarta");
        assertThat(place.level()).isEqualTo(RegionLevel.VILLAGE);
        assertThat(place.kind()).isEqualTo("DESA");
        assertThat(place.zone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
        assertThat(place.active()).isTrue();
        assertThat(place.chain())
                .extracting(Place.Part::code)
                .containsExactly("34", "34.04", "34.04.07", "34.04.07.2001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31.74|Kota Administrasi Jakarta Selatan, Prov. DKI Jakarta|KOTA|Asia/Jakarta",
                "14.71.08|Kec. Tampan, Kota Pekanbaru, Prov. Riau||Asia/Jakarta",
                "14.71.08.1001|Kel. Simpang Baru, Kec. Tampan, Kota Pekanbaru, Prov. Riau|KELURAHAN|Asia/Jakarta",
                "91.03.01.3007|Desa Adat Yoboi, Kec. Sentani, Kab. Jayapura, Prov. Papua|SPECIAL|Asia/Jayapura",
                "64.71|Kota Balikpapan, Prov. Kalimantan Timur|KOTA|Asia/Makassar",
                "61|Prov. Kalimantan Barat||Asia/Jakarta"
            })
    void labelsKindsAndZones(String code, String label, String kind, String zone) {
        Place place = regions.find(code).orElseThrow();
        assertThat(place.label()).isEqualTo(label);
        assertThat(place.kind()).isEqualTo(kind);
        assertThat(place.zone()).isEqualTo(ZoneId.of(zone));
    }
}
