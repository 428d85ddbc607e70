package id.tm.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The page a bench leaves in bench/results: what was measured, on what, and against which bar. */
final class Report {

    private final String name;
    private final List<String> lines = new ArrayList<>();

    Report(String name, String title) {
        this.name = name;
        lines.add("# " + title);
        lines.add("");
        lines.add("- Date: " + LocalDate.now() + ", commit: " + commit());
        lines.add("- Machine: " + machine());
        lines.add("- Java: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
    }

    void note(String text) {
        say("- " + text);
    }

    void section(String title, String... columns) {
        say("");
        say("## " + title);
        say("");
        say("| " + String.join(" | ", columns) + " |");
        say("|" + "---|".repeat(columns.length));
    }

    void row(Object... cells) {
        StringBuilder line = new StringBuilder("|");
        for (Object cell : cells) {
            line.append(' ')
                    .append(cell instanceof Double number ? String.format(Locale.ROOT, "%,.2f", number) : cell)
                    .append(" |");
        }
        say(line.toString());
    }

    /** Text as it is. */
    void block(String title, List<String> text) {
        say("");
        say("## " + title);
        say("");
        say("```");
        text.forEach(this::say);
        say("```");
    }

    void write() {
        Path file = Path.of("bench", "results", name + ".md");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println("written to " + file);
    }

    private void say(String line) {
        lines.add(line);
        System.out.println(line);
    }

    private static String machine() {
        Runtime runtime = Runtime.getRuntime();
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch") + ", " + runtime.availableProcessors() + " cores"
                + fact("/proc/cpuinfo", "model name", " of ") + fact("/proc/meminfo", "MemTotal", ", memory ")
                + ", load before the run " + fact("/proc/loadavg", "", "");
    }

    /** What stands behind the colon of the first line that begins so; nothing on systems without such a file. */
    private static String fact(String file, String key, String before) {
        try (Stream<String> all = Files.lines(Path.of(file))) {
            return all.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> before + line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    private static String commit() {
        String head = output("git", "rev-parse", "--short", "HEAD");
        return output("git", "status", "--porcelain", "--", "src", "pom.xml").isEmpty()
                ? head
                : head + " with local changes";
    }

    /** What a command prints; the empty text where it cannot be run. */
    static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? out : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
