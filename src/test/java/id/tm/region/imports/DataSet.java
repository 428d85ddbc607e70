package id.tm.region.imports;

import id.tm.region.RegionLevel;
import io.quarkus.arc.Arc;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A small data set to import: all provinces and regencies as the service has them from its start, some real districts
 * and villages, and many made-up ones.
 */
public final class DataSet {

    /** So many made-up villages, so that a search has something to choose from. */
    public static final int BULK = 3_000;

    private static final Path MIGRATION =
            Path.of("src", "main", "resources", "db", "migration", "V20261123000000__region_baseline.sql");
    private static final Pattern SEED = Pattern.compile("\\('(\\d\\d(?:\\.\\d\\d)?)', '((?:[^']|'')*)'\\)");
    private static final String[] SYLLABLES = {"ba", "ci", "du", "ga", "ke", "lo", "ma", "nu", "pa", "ra", "si", "tu"};
    private static final Map<RegionLevel, String> HEADERS = Map.of(
            RegionLevel.PROVINCE, "code,name",
            RegionLevel.REGENCY, "code,province_code,name",
            RegionLevel.DISTRICT, "code,regency_code,name",
            RegionLevel.VILLAGE, "code,district_code,name");

    private static final AtomicInteger FRESH = new AtomicInteger(100);

    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, byte[]> others = new LinkedHashMap<>();

    private DataSet() {}

    /** The same every time. */
    public static DataSet standard() {
        DataSet set = new DataSet();
        try {
            SEED.matcher(Files.readString(MIGRATION))
                    .results()
                    .forEach(match -> set.put(match.group(1), match.group(2).replace("''", "'")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        set.put("34.04.07", "Depok").put("34.04.07.2001", "Caturtunggal").put("34.04.07.2002", "Maguwoharjo");
        set.put("34.04.13", "Sleman").put("34.04.13.2001", "Caturharjo");
        set.put("14.71.08", "Tampan").put("14.71.08.1001", "Simpang Baru").put("14.71.08.1002", "Tuah Karya");
        set.put("32.73.07", "Sukajadi").put("32.73.07.1001", "Sukabungah");
        set.put("31.74.07", "Kebayoran Baru").put("31.74.07.1005", "Rawa Barat");
        set.put("91.03.01", "Sentani").put("91.03.01.3007", "Desa Adat Yoboi");
        set.put("11.15.01", "Kuala").put("11.15.01.2004", "Jogja");
        for (int i = 0; i < BULK; i++) {
            String district = "35.07.%02d".formatted(1 + i / 100);
            set.put(district, "Kecipung " + (char) ('A' + i / 100));
            set.put(district + ".2%03d".formatted(i % 100), madeUp(i));
        }
        return set;
    }

    /** The code of a village of Kec. Depok that no data set has had yet; a vanished one would only come back. */
    public static String freshVillage() {
        return "34.04.07.2" + FRESH.getAndIncrement();
    }

    private static String madeUp(int number) {
        StringBuilder name = new StringBuilder();
        for (int rest = number + 12; rest > 0; rest /= 12) name.append(SYLLABLES[rest % 12]);
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    public DataSet put(String code, String name) {
        names.put(code, name);
        return this;
    }

    public DataSet without(String code) {
        names.keySet().removeIf(each -> each.equals(code) || each.startsWith(code + "."));
        return this;
    }

    /** A file as it is, instead of or beside those made of the names. */
    public DataSet file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public DataSet file(String name, byte[] content) {
        others.put(name, content);
        return this;
    }

    /** Adds a line to one of the four files; tells its row number. */
    public int line(RegionLevel level, String line) {
        String content = text(level) + line + "\n";
        file(RegionSet.file(level), content);
        return content.split("\n").length;
    }

    public int count(RegionLevel level) {
        return (int) names.keySet().stream().filter(level::fits).count();
    }

    public int count() {
        return names.size();
    }

    public String text(RegionLevel level) {
        String name = RegionSet.file(level);
        if (others.containsKey(name)) return new String(others.get(name), StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(HEADERS.get(level) + "\n");
        names.forEach((code, each) -> {
            if (!level.fits(code)) return;
            String written = each.matches(".*[\",].*") ? '"' + each.replace("\"", "\"\"") + '"' : each;
            String parent = level == RegionLevel.PROVINCE ? "" : code.substring(0, code.lastIndexOf('.')) + ",";
            text.append(code).append(',').append(parent).append(written).append('\n');
        });
        return text.toString();
    }

    Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (RegionLevel level : RegionLevel.values())
            files.put(RegionSet.file(level), text(level).getBytes(StandardCharsets.UTF_8));
        files.putAll(others);
        files.values().removeIf(content -> content.length == 0);
        return files;
    }

    public DataSet writeTo(Path directory) {
        try {
            Files.createDirectories(directory);
            for (var each : files().entrySet()) Files.write(directory.resolve(each.getKey()), each.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public byte[] zip() {
        return zip(files());
    }

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var each : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Imports it, whatever vanishes. */
    public RegionImport load() {
        return load(() -> {});
    }

    RegionImport load(Runnable inTransaction) {
        return load(new RegionImporter.Wish(false, true, Description.NONE, null), inTransaction);
    }

    RegionImport load(RegionImporter.Wish wish, Runnable inTransaction) {
        try {
            return Arc.container().instance(RegionImporter.class).get().run(RegionFiles.of(zip()), wish, inTransaction);
        } catch (RegionFiles.Refused e) {
            throw new AssertionError(e);
        }
    }
}
