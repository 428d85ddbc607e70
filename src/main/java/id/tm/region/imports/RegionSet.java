package id.tm.region.imports;

import id.tm.region.RegionLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A whole data set, read and checked as far as it can be without the database. */
final class RegionSet {

    /** @param parent null of a province */
    record Row(String code, String parent, String name) {}

    record Successor(long row, String code, String successor) {}

    private record Source(String file, RegionLevel level, String parentColumn, String parentFile) {}

    private static final List<Source> SOURCES = List.of(
            new Source(RegionFiles.PROVINCES, RegionLevel.PROVINCE, null, null),
            new Source(RegionFiles.REGENCIES, RegionLevel.REGENCY, "province_code", RegionFiles.PROVINCES),
            new Source(RegionFiles.DISTRICTS, RegionLevel.DISTRICT, "regency_code", RegionFiles.REGENCIES),
            new Source(RegionFiles.VILLAGES, RegionLevel.VILLAGE, "district_code", RegionFiles.DISTRICTS));

    private static final int LONGEST_NAME = 100;

    private final Map<RegionLevel, List<Row>> rows = new EnumMap<>(RegionLevel.class);
    private final Map<RegionLevel, Map<String, Long>> rowOfCode = new EnumMap<>(RegionLevel.class);
    private final Map<String, Successor> successors = new LinkedHashMap<>();
    private final Description description;
    private final ImportProblems problems;

    private RegionSet(Description description, ImportProblems problems) {
        this.description = description;
        this.problems = problems;
    }

    /** Reads what can be read; whether it may be loaded, {@code problems} says afterwards. */
    static RegionSet read(RegionFiles files, ImportProblems problems) {
        RegionSet set = new RegionSet(Description.read(files, problems), problems);
        SOURCES.forEach(source -> set.readLevel(source, files));
        files.find(RegionFiles.SUCCESSORS).ifPresent(set::readSuccessors);
        return set;
    }

    List<Row> rows(RegionLevel level) {
        return rows.get(level);
    }

    int count(RegionLevel level) {
        return rows.get(level).size();
    }

    Collection<Successor> successors() {
        return successors.values();
    }

    Description description() {
        return description;
    }

    static String file(RegionLevel level) {
        return SOURCES.get(level.ordinal()).file();
    }

    private void readLevel(Source source, RegionFiles files) {
        rows.put(source.level, new ArrayList<>());
        rowOfCode.put(source.level, new HashMap<>());
        Optional<byte[]> content = files.find(source.file);
        if (content.isEmpty()) {
            problems.add(source.file, 0, "file-missing", "the file is missing");
            return;
        }
        List<String> columns =
                source.parentColumn == null ? List.of("code", "name") : List.of("code", "name", source.parentColumn);
        new CsvFile(source.file, content.get(), problems).read(columns, (row, fields) -> {
            String parent = source.parentColumn == null ? null : fields.get(2);
            check(source, row, new Row(fields.get(0), parent, fields.get(1).strip()));
        });
    }

    private void check(Source source, long row, Row read) {
        String code = read.code;
        if (!source.level.fits(code)) {
            problem(source, row, "code-shape", "'" + shown(code) + "' has not the shape of such a code");
            return;
        }
        Long earlier = rowOfCode.get(source.level).putIfAbsent(code, row);
        if (earlier != null) problem(source, row, "duplicate", code + " stands in row " + earlier + " already");
        if (source.parentColumn != null) checkParent(source, row, read);
        String name = read.name;
        if (name.isEmpty()) problem(source, row, "name-empty", code + " has no name");
        if (name.length() > LONGEST_NAME)
            problem(source, row, "name-too-long", "the name of " + code + " is longer than " + LONGEST_NAME);
        if (name.chars().anyMatch(Character::isISOControl))
            problem(source, row, "control-character", "the name of " + code + " has a control character");
        if (earlier == null) rows.get(source.level).add(new Row(code, read.parent, PlaceName.asWritten(name)));
    }

    private void checkParent(Source source, long row, Row read) {
        RegionLevel above = RegionLevel.values()[source.level.ordinal() - 1];
        if (!read.code.startsWith(read.parent + ".") || !above.fits(read.parent))
            problem(source, row, "prefix", read.code + " does not begin with '" + shown(read.parent) + "'");
        else if (!rowOfCode.get(above).containsKey(read.parent))
            problem(source, row, "orphan", "there is no " + read.parent + " in " + source.parentFile);
    }

    private void readSuccessors(byte[] content) {
        new CsvFile(RegionFiles.SUCCESSORS, content, problems)
                .read(
                        List.of("code", "successor_code"),
                        (row, fields) -> checkSuccessor(row, fields.get(0), fields.get(1)));
    }

    private void checkSuccessor(long row, String code, String successor) {
        Optional<RegionLevel> level = Arrays.stream(RegionLevel.values())
                .filter(each -> each.fits(code))
                .findFirst();
        if (level.isEmpty())
            problems.add(
                    RegionFiles.SUCCESSORS, row, "code-shape", "'" + shown(code) + "' has not the shape of a code");
        else if (rowOfCode.get(level.get()).containsKey(code))
            problems.add(RegionFiles.SUCCESSORS, row, "still-there", code + " is in the data set and has no successor");
        else if (!rowOfCode.get(level.get()).containsKey(successor))
            problems.add(
                    RegionFiles.SUCCESSORS,
                    row,
                    "successor-unknown",
                    "'" + shown(successor) + "' is not in " + file(level.get()));
        else if (successors.putIfAbsent(code, new Successor(row, code, successor)) != null)
            problems.add(RegionFiles.SUCCESSORS, row, "duplicate", code + " has a successor already");
    }

    private void problem(Source source, long row, String code, String message) {
        problems.add(source.file, row, code, message);
    }

    /** What came from a file, short and without anything that disturbs a log. */
    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
    }
}
