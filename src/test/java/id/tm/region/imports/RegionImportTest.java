package id.tm.region.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.job.JobRunner;
import id.tm.platform.job.JobSummary;
import id.tm.region.Place;
import id.tm.region.RegionLevel;
import id.tm.region.Regions;
import id.tm.region.imports.RegionImporter.Wish;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A data set is loaded whole or not at all, as often as one likes. */
@ServiceTest
class RegionImportTest {

    private static final Wish CAREFULLY = new Wish(false, false, Description.NONE, null);
    private static final Wish DRY = new Wish(true, true, Description.NONE, null);

    private final String fresh = DataSet.freshVillage();

    @Inject
    Regions regions;

    @Inject
    JobRunner jobs;

    @Inject
    RegionImporter importer;

    @BeforeEach
    void data() {
        DataSet.standard().load();
    }

    @AfterAll
    static void noOtherTestMissesAnything() {
        DataSet.standard().load();
    }

    @Test
    void theSecondTimeNothingChanges() {
        Map<String, String> before = rows();
        RegionImport again = DataSet.standard().load();
        assertThat(again.outcome).isEqualTo(ImportOutcome.LOADED);
        assertThat(List.of(again.added, again.changed, again.vanished)).containsOnly(0);
        assertThat(again.villages).isEqualTo(DataSet.standard().count(RegionLevel.VILLAGE));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void namesInCapitalsAreTheSameNames() {
        Map<String, String> before = rows();
        DataSet capitals = DataSet.standard();
        for (RegionLevel level : List.of(RegionLevel.PROVINCE, RegionLevel.REGENCY)) {
            capitals.file(
                    RegionSet.file(level),
                    capitals.text(level)
                            .toUpperCase(Locale.ROOT)
                            .replace("DI YOGYAKARTA", "DAERAH ISTIMEWA YOGYAKARTA")
                            .replaceFirst(
                                    "CODE(,PROVINCE_CODE)?,NAME",
                                    level == RegionLevel.PROVINCE ? "code,name" : "code,province_code,name"));
        }
        RegionImport again = capitals.load();
        assertThat(again.changed).isZero();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void onlyWhatIsDifferentIsWritten() {
        Map<String, String> before = rows();
        RegionImport done = DataSet.standard()
                .put("34.04.07.2001", "Catur Tunggal")
                .put(fresh, "Condongcatur")
                .load();
        assertThat(done.added).isEqualTo(1);
        assertThat(done.changed).isEqualTo(1);
        assertThat(done.vanished).isZero();
        assertThat(changed(before)).containsExactly("34.04.07.2001", fresh);
        assertThat(regions.find("34.04.07.2001").orElseThrow().name()).isEqualTo("Catur Tunggal");
    }

    @Test
    void aNewNameIsFoundInEverythingBelowIt() {
        DataSet.standard().put("34.04", "Kabupaten Salaman").load();
        assertThat(sql().texts("select search_text from villages where code = '34.04.07.2001'"))
                .containsExactly("caturtunggal depok kabupaten salaman di yogyakarta");
    }

    @Test
    void whatVanishesStaysInactiveWithItsSuccessor() {
        RegionImport done = DataSet.standard()
                .without("34.04.07.2001")
                .without("34.04.13")
                .file("successors.csv", "code,successor_code\n34.04.07.2001,34.04.07.2002\n34.04.13,34.04.07\n")
                .load();
        assertThat(done.vanished).isEqualTo(3);
        Place gone = regions.find("34.04.07.2001").orElseThrow();
        assertThat(gone.active()).isFalse();
        assertThat(gone.successorCode()).isEqualTo("34.04.07.2002");
        assertThat(gone.label()).startsWith("Desa Caturtunggal, Kec. Depok");
        assertThat(regions.find("34.04.13").orElseThrow().successorCode()).isEqualTo("34.04.07");
        assertThat(regions.find("34.04.13.2001").orElseThrow().active()).isFalse();
        Map<String, String> before = rows();
        DataSet.standard().without("34.04.07.2001").without("34.04.13").load();
        assertThat(rows()).as("a successor once told is kept").isEqualTo(before);

        DataSet.standard().load();
        Place back = regions.find("34.04.07.2001").orElseThrow();
        assertThat(back.active()).isTrue();
        assertThat(back.successorCode()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VILLAGE|34.04.07.2001,34.04.07,Again|duplicate",
                "VILLAGE|34.04.99.2001,34.04.99,Nobody's|orphan",
                "VILLAGE|34.04.07.2009,34.04.13,Elsewhere|prefix",
                "VILLAGE|34.04.07.2009,34.04,Too high|prefix",
                "VILLAGE|34.04.07.9009,34.04.07,Ninth|code-shape",
                "VILLAGE|3404072009,34.04.07,No dots|code-shape",
                "VILLAGE|34.04.07.2009,34.04.07,|name-empty",
                "VILLAGE|34.04.07.2009,34.04.07|columns",
                "VILLAGE|34.04.07.2009,34.04.07,One,more|columns",
                "VILLAGE|34.04.07.2009,34.04.07,\"Open|quotes",
                "VILLAGE|34.04.07.2009,34.04.07,a\u0000b|control-character",
                "VILLAGE|34.04.07.2009,34.04.07,a\tb|control-character",
                "DISTRICT|34.99.01,34.99,Nobody's|orphan",
                "DISTRICT|34.04.07,34.04,Again|duplicate",
                "REGENCY|34.04,34,Again|duplicate",
                "REGENCY|34.88,35,Elsewhere|prefix",
                "REGENCY|98.01,98,Nobody's|orphan",
                "PROVINCE|34,Again|duplicate",
                "PROVINCE|04,Zero|code-shape"
            })
    void oneWrongRowChangesNothingAndIsNamed(RegionLevel level, String line, String code) {
        DataSet wrong = DataSet.standard().put("34.04.07.2777", "Never loaded");
        int row = wrong.line(level, line);
        RegionImport refused = assertRefused(wrong);
        assertThat(refused.problems).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(RegionSet.file(level));
            assertThat(problem.row()).isEqualTo(row);
            assertThat(problem.code()).isEqualTo(code);
        });
        assertThat(refused.problemCount).isEqualTo(1);
    }

    @Test
    void aNameThatIsTooLongIsNamed() {
        DataSet wrong = DataSet.standard();
        wrong.line(RegionLevel.VILLAGE, "34.04.07.2009,34.04.07," + "x".repeat(101));
        assertThat(assertRefused(wrong).problems)
                .extracting(ImportProblem::code)
                .containsExactly("name-too-long");
    }

    @Test
    void everyRowInAnotherEncodingIsNamed() {
        DataSet wrong = DataSet.standard();
        String text = wrong.text(RegionLevel.DISTRICT)
                + "34.04.08,34.04,Caf\u00e9\n34.04.09,34.04,Fine\n34.04.10,34.04,\u00e9\n";
        wrong.file("districts.csv", text.getBytes(StandardCharsets.ISO_8859_1));
        RegionImport refused = assertRefused(wrong);
        int rows = text.split("\n").length;
        assertThat(refused.problems).extracting(ImportProblem::code).containsExactly("encoding", "encoding");
        assertThat(refused.problems).extracting(ImportProblem::row).containsExactly(rows - 2L, (long) rows);
    }

    @Test
    void wholeFilesMayBeWrong() {
        assertProblem(DataSet.standard().file("villages.csv", ""), "villages.csv", "file-missing");
        assertProblem(
                DataSet.standard().file("villages.csv", "code,district_code,name\n"), "villages.csv", "file-empty");
        assertProblem(DataSet.standard().file("villages.csv", "id;name\n1;x\n"), "villages.csv", "header");
        assertProblem(
                DataSet.standard().file("dataset.properties", "date=tomorrow\n"), "dataset.properties", "malformed");
        assertProblem(
                DataSet.standard().file("dataset.properties", "decree=\\u00zz\n"), "dataset.properties", "malformed");
    }

    @Test
    void manyProblemsAreCountedAndTheFirstHundredShown() {
        DataSet wrong = DataSet.standard();
        StringBuilder text = new StringBuilder(wrong.text(RegionLevel.VILLAGE));
        for (int i = 0; i < 250; i++) text.append("nonsense,34.04.07,X\n");
        RegionImport refused = assertRefused(wrong.file("villages.csv", text.toString()));
        assertThat(refused.problemCount).isEqualTo(250);
        assertThat(refused.problems).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({
        "34.04.07.2001, 34.04.07.2002, still-there",
        "34.04.07.2555, 34.04.07.2002, region-unknown",
        "34.04.07.2555, 34.04.07.2556, successor-unknown",
        "34.04.07.2555, 34.04.07, successor-unknown",
        "x, 34.04.07, code-shape"
    })
    void successorsMustMakeSense(String code, String successor, String problem) {
        DataSet wrong =
                DataSet.standard().file("successors.csv", "code,successor_code\n" + code + "," + successor + "\n");
        RegionImport refused = assertRefused(wrong);
        assertThat(refused.problems).singleElement().satisfies(each -> assertThat(
                        List.of(each.file(), each.row(), each.code()))
                .containsExactly("successors.csv", 2L, problem));
    }

    @Test
    void aFileThatWasCutOffIsNotTakenForAReform() {
        DataSet half = DataSet.standard();
        String whole = half.text(RegionLevel.VILLAGE);
        half.file("villages.csv", whole.substring(0, whole.lastIndexOf('\n', whole.length() / 2) + 1));
        Map<String, String> before = rows();
        RegionImport refused = half.load(CAREFULLY, () -> {});
        assertThat(refused.problems).extracting(ImportProblem::code).containsExactly("too-many-vanish");
        assertThat(rows()).isEqualTo(before);
        assertThat(half.load().vanished).isGreaterThan(1_000);
    }

    @Test
    void aDryRunTellsWhatWouldChange() {
        Map<String, String> before = rows();
        RegionImport checked = DataSet.standard()
                .put(fresh, "Condongcatur")
                .put("34.04.07", "Depok Baru")
                .without("34.04.07.2001")
                .load(DRY, () -> {});
        assertThat(checked.outcome).isEqualTo(ImportOutcome.CHECKED);
        assertThat(checked.current).isFalse();
        assertThat(List.of(checked.added, checked.changed, checked.vanished)).containsExactly(1, 1, 1);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatBreaksBeforeTheEndLeavesNoTrace() {
        Map<String, String> before = rows();
        long imports = imports();
        assertThatThrownBy(() -> DataSet.standard().put(fresh, "Condongcatur").load(() -> {
                    throw new IllegalStateException("the process dies here");
                }))
                .hasStackTraceContaining("the process dies here");
        assertThat(rows()).isEqualTo(before);
        assertThat(imports()).isEqualTo(imports);
        assertThat(DataSet.standard().put(fresh, "Condongcatur").load().added).isEqualTo(1);
    }

    @Test
    void twoAtATimeComeOneAfterTheOther() {
        DataSet next = DataSet.standard().put(fresh, "Condongcatur");
        List<RegionImport> done = Race.calls(4, number -> next.load());
        assertThat(done).extracting(each -> each.outcome).containsOnly(ImportOutcome.LOADED);
        assertThat(done).extracting(each -> each.added).containsExactlyInAnyOrder(1, 0, 0, 0);
        assertThat(sql().number("select count(*) from region_imports where is_current"))
                .isEqualTo(1);
    }

    @Test
    void byteOrderMarksWindowsLinesQuotesAndOtherColumnsAreFine() {
        DataSet other = DataSet.standard();
        String provinces = other.text(RegionLevel.PROVINCE).replace("code,name", "\ufeffname,ignored,code");
        StringBuilder turned = new StringBuilder();
        for (String line : provinces.split("\n")) {
            String[] fields = line.split(",");
            turned.append(fields.length == 3 ? line : '"' + fields[1] + "\",x," + fields[0])
                    .append("\r\n");
        }
        other.file("provinces.csv", turned.toString()).put("35.07.01.2000", "Soka\"an, I");
        RegionImport done = other.load();
        assertThat(done.outcome).as(String.valueOf(done.problems)).isEqualTo(ImportOutcome.LOADED);
        assertThat(done.changed).isEqualTo(1);
        assertThat(regions.find("35.07.01.2000").orElseThrow().name()).isEqualTo("Soka\"an, I");
    }

    @Test
    void theDataSetSaysWhichDecreeItFollows() {
        RegionImport done = DataSet.standard()
                .file("dataset.properties", "decree=Kepmendagri No. 1 Tahun 2026\ndate=2026-02-03\nsource=uji\n")
                .load();
        assertThat(RegionImport.dataset().decree()).isEqualTo("Kepmendagri No. 1 Tahun 2026");
        assertThat(done.decreeDate).isEqualTo(LocalDate.of(2026, 2, 3));
        assertThat(done.source).isEqualTo("uji");
    }

    @Test
    void theJobLoadsTheFolderOfItsSettings(@TempDir Path folder) {
        JobSummary without = jobs.runOnce("regions-import");
        assertThat(without.state()).isEqualTo(JobSummary.FAILED);
        assertThat(without.error()).contains("TM_REGION_IMPORT_DIRECTORY");

        DataSet.standard().put(fresh, "Condongcatur").writeTo(folder);
        RegionImportJob job = new RegionImportJob(importer, new FolderSettings(folder));
        var counts = job.run(java.time.Instant.EPOCH, 100);
        assertThat(counts.claimed()).isZero();
        assertThat(counts.sent()).isEqualTo(1);
        assertThat(RegionImport.dataset().decree()).isEqualTo("Kepmendagri dari pengaturan");

        DataSet wrong = DataSet.standard();
        int row = wrong.line(RegionLevel.VILLAGE, "34.04.99.2001,34.04.99,Nobody's");
        wrong.writeTo(folder);
        assertThatThrownBy(() -> job.run(java.time.Instant.EPOCH, 100))
                .hasMessageContaining("villages.csv row " + row)
                .hasMessageContaining("34.04.99");
    }

    private RegionImport assertRefused(DataSet set) {
        Map<String, String> before = rows();
        String current = sql().texts("select id::text from region_imports where is_current")
                .get(0);
        RegionImport refused = set.load();
        assertThat(refused.outcome).isEqualTo(ImportOutcome.REFUSED);
        assertThat(List.of(refused.added, refused.changed, refused.vanished)).containsOnly(0);
        assertThat(rows()).isEqualTo(before);
        assertThat(sql().texts("select id::text from region_imports where is_current"))
                .containsExactly(current);
        return refused;
    }

    private void assertProblem(DataSet set, String file, String code) {
        assertThat(assertRefused(set).problems)
                .anySatisfy(problem ->
                        assertThat(List.of(problem.file(), problem.code())).containsExactly(file, code));
    }

    /** Code to the row with its place in the table: an update, even one to the same values, makes a new version of it. */
    private static Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (String table : List.of("provinces", "regencies", "districts", "villages")) {
            for (String row : sql().texts("select code || '=' || ctid::text || t::text from " + table + " t")) {
                rows.put(row.substring(0, row.indexOf('=')), row);
            }
        }
        return rows;
    }

    private static List<String> changed(Map<String, String> before) {
        List<String> changed = new ArrayList<>();
        rows().forEach((code, row) -> {
            if (!row.equals(before.get(code))) changed.add(code);
        });
        return changed;
    }

    private static long imports() {
        return sql().number("select count(*) from region_imports");
    }

    private static Sql sql() {
        return new Sql(PostgresResource.current());
    }
}
