package id.tm.platform.problem;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** Texts for people from {@code messages/<bundle>_{id,en}.properties}, Indonesian when nothing else is asked for. */
@ApplicationScoped
public class Texts {

    public static final Locale INDONESIAN = Locale.forLanguageTag("id");
    public static final List<Locale> SUPPORTED = List.of(INDONESIAN, Locale.ENGLISH);

    private final Map<String, Properties> files = new ConcurrentHashMap<>();

    /** The supported locale that fits an Accept-Language header best. */
    public static Locale bestOf(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) return INDONESIAN;
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SUPPORTED);
            return found == null ? INDONESIAN : found;
        } catch (IllegalArgumentException malformed) {
            return INDONESIAN;
        }
    }

    public Optional<String> find(String bundle, String key, Locale locale, Object... args) {
        String pattern = file(bundle, locale).getProperty(key);
        if (pattern == null) return Optional.empty();
        return Optional.of(args.length == 0 ? pattern : new MessageFormat(pattern, locale).format(args));
    }

    private Properties file(String bundle, Locale locale) {
        String language = "en".equals(locale.getLanguage()) ? "en" : "id";
        return files.computeIfAbsent("messages/" + bundle + "_" + language + ".properties", Texts::read);
    }

    private static Properties read(String path) {
        Properties properties = new Properties();
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (in != null) properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
        return properties;
    }
}
