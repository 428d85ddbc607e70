package id.tm.arch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the migration files say: which table a domain makes, and its comment. */
public final class Tables {

    private static final Pattern FILE = Pattern.compile("V\\d{14}__([a-z]+)_[a-z0-9_]+\\.sql");
    private static final Pattern CREATE = Pattern.compile("(?im)^create (?:unlogged )?table (?:if not exists )?(\\w+)");
    private static final Pattern DROP = Pattern.compile("(?im)^drop table (?:if exists )?(\\w+)");
    private static final Pattern COMMENT = Pattern.compile("(?is)comment on table (\\w+) is\\s+'((?:[^']|'')*)'");

    private Tables() {}

    /** The migrations in the order they run, by file name; without what runs after all of them. */
    public static Map<String, String> migrations() {
        Path directory = Path.of("src", "main", "resources", "db", "migration");
        try (Stream<Path> files = Files.list(directory)) {
            Map<String, String> found = new TreeMap<>();
            for (Path file : files.toList()) found.put(file.getFileName().toString(), Files.readString(file));
            found.remove("afterMigrate.sql");
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Migration files whose name does not say to which domain they belong. */
    static List<String> misnamed() {
        return migrations().keySet().stream()
                .filter(name -> !FILE.matcher(name).matches() || !DomainGraph.ARROWS.containsKey(domainOf(name)))
                .toList();
    }

    /** Table to domain. */
    public static Map<String, String> domains() {
        Map<String, String> domains = new LinkedHashMap<>();
        migrations().forEach((name, sql) -> {
            matches(CREATE, sql).forEach(match -> domains.put(match.get(0), domainOf(name)));
            matches(DROP, sql).forEach(match -> domains.remove(match.get(0)));
        });
        return domains;
    }

    /** Table to comment. */
    public static Map<String, String> comments() {
        Map<String, String> comments = new TreeMap<>();
        migrations().values().forEach(sql -> matches(COMMENT, sql)
                .forEach(match -> comments.put(match.get(0), match.get(1).replace("''", "'"))));
        return comments;
    }

    private static String domainOf(String fileName) {
        Matcher matcher = FILE.matcher(fileName);
        return matcher.matches() ? matcher.group(1) : "";
    }

    private static List<List<String>> matches(Pattern pattern, String text) {
        List<List<String>> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            List<String> groups = new ArrayList<>();
            for (int i = 1; i <= matcher.groupCount(); i++) groups.add(matcher.group(i));
            found.add(groups);
        }
        return found;
    }
}
