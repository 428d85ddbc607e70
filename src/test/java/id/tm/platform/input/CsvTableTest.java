package id.tm.platform.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.problem.FieldError;
import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import id.tm.testing.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void readsWhatSpreadsheetsWrite() {
        List<CsvTable.Row> rows = read("\uFEFFb,a\r\n1,\"x, \"\"y\"\"\nz\"\r\n\r\n , \r\n2,");
        assertThat(rows)
                .containsExactly(
                        new CsvTable.Row(2, Map.of("b", "1", "a", "x, \"y\"\nz")),
                        new CsvTable.Row(4, Map.of()),
                        new CsvTable.Row(5, Map.of("b", "2")));
        assertThat(rows.get(2).get("a")).isNull();
        assertThat(read("a;b\n1;2,5").get(0).get("b")).isEqualTo("2,5");
        assertThat(read("a,b\r1,2\r").get(0).get("b")).isEqualTo("2");
        assertThat(read("a,b")).isEmpty();
    }

    @Test
    void refusesWhatIsNoTable() {
        refused("", "csv", "heading");
        refused("b\n1", "csv", "heading");
        refused("a,a\n1,2", "csv", "heading");
        refused("a,unknown\n1,2", "csv", "heading");
        refused("a\n1,2", "csv[2]", "columns");
        refused("a\n1\n\"2", "csv[3]", "quotes");
        refused("a\n\"1\"2", "csv[2]", "quotes");
        refused("a\n\u0000", "csv", "encoding");
        refused("a\n1\n2\n3\n4\n5\n6", "csv[7]", "too-many");
        byte[] latin = "a\nSão Tomé".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> CsvTable.read(latin, List.of("a"), List.of(), 5))
                .isInstanceOf(TmException.class);
    }

    @Test
    void whatWasQuotedComesBackAsItWas() {
        Seeded.values(500, CsvTableTest::cell, cell -> {
            String quoted = "a,b\n\"" + cell.replace("\"", "\"\"") + "\",end";
            assertThat(read(quoted).get(0).get("a")).isEqualTo(cell.isBlank() ? null : cell.strip());
            assertThat(read(quoted).get(0).get("b")).isEqualTo("end");
        });
    }

    private static String cell(Random random) {
        StringBuilder cell = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) cell.append("x,;\"\r\n é=".charAt(random.nextInt(9)));
        return cell.toString();
    }

    private static List<CsvTable.Row> read(String text) {
        return CsvTable.read(text.getBytes(StandardCharsets.UTF_8), List.of("a"), List.of("b"), 5);
    }

    private static void refused(String text, String field, String code) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(TmException.class, e -> {
            assertThat(e.error()).isEqualTo(PlatformError.INVALID_INPUT);
            assertThat(e.fieldErrors()).extracting(FieldError::field).containsExactly(field);
            assertThat(e.fieldErrors()).extracting(FieldError::code).containsExactly(code);
        });
    }
}
