package id.tm.region.imports;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/** Which decree a data set follows and where it comes from; each part may be missing. */
record Description(Optional<String> decree, Optional<LocalDate> date, Optional<String> source) {

    static final Description NONE = new Description(Optional.empty(), Optional.empty(), Optional.empty());

    private static final int LONGEST = 200;

    /** Reads dataset.properties: {@code decree}, {@code date} (YYYY-MM-DD), {@code source}. */
    static Description read(RegionFiles files, ImportProblems problems) {
        Optional<byte[]> content = files.find(RegionFiles.DESCRIPTION);
        if (content.isEmpty()) return NONE;
        Properties properties = new Properties();
        try (Reader in = new StringReader(new String(content.get(), StandardCharsets.UTF_8))) {
            properties.load(in);
        } catch (IOException | IllegalArgumentException e) {
            problems.add(RegionFiles.DESCRIPTION, 0, "malformed", "cannot be read");
            return NONE;
        }
        return new Description(
                text(properties, "decree", problems), date(properties, problems), text(properties, "source", problems));
    }

    /** What this one says, and where it says nothing, what the other does. */
    Description or(Description other) {
        return new Description(decree.or(other::decree), date.or(other::date), source.or(other::source));
    }

    private static Optional<String> text(Properties properties, String name, ImportProblems problems) {
        Optional<String> text = Optional.ofNullable(properties.getProperty(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
        if (text.isPresent()
                && (text.get().length() > LONGEST || text.get().chars().anyMatch(Character::isISOControl))) {
            problems.add(RegionFiles.DESCRIPTION, 0, "malformed", name + " is too long or has control characters");
            return Optional.empty();
        }
        return text;
    }

    private static Optional<LocalDate> date(Properties properties, ImportProblems problems) {
        Optional<String> text = text(properties, "date", problems);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            problems.add(RegionFiles.DESCRIPTION, 0, "malformed", "date is not of the form YYYY-MM-DD");
            return Optional.empty();
        }
    }
}
