package id.tm.platform.mode;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/**
 * The settings that are needed before the framework, and with it its configuration, exists. Read from the same places
 * in the same order: system property, environment, {@code .env}, {@code config/application.properties}. What the
 * packaged application.properties says is left out on purpose: a default is not an answer of the operator.
 */
public final class StartSettings {

    private final List<Function<String, String>> sources;

    private StartSettings(List<Function<String, String>> sources) {
        this.sources = sources;
    }

    public static StartSettings ofProcess() {
        Properties dotEnv = load(Path.of(".env"));
        Properties file = load(Path.of("config", "application.properties"));
        return new StartSettings(List.of(
                System::getProperty,
                name -> System.getenv(environmentName(name)),
                name -> dotEnv.getProperty(environmentName(name), dotEnv.getProperty(name)),
                file::getProperty));
    }

    /** Settings given under their environment names, as a container's would be. */
    public static StartSettings ofEnvironment(Map<String, String> environment) {
        return new StartSettings(List.of(name -> environment.get(environmentName(name))));
    }

    /** A blank value counts as none. */
    public Optional<String> get(String property) {
        return sources.stream()
                .map(source -> source.apply(property))
                .filter(Objects::nonNull)
                .findFirst()
                .filter(value -> !value.isBlank());
    }

    static String environmentName(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Properties load(Path file) {
        Properties properties = new Properties();
        if (!Files.isReadable(file)) return properties;
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
