package id.tm.platform.mode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/** What the process is started for: a developer's machine that needs nothing, or a production that says everything. */
public enum Mode {
    LOCAL,
    PRODUCTION;

    public static final String PROPERTY = "tm.mode";

    /** The mode that TM_MODE or tm.mode names; where neither is set, the one the build was made for. */
    public static Mode of(StartSettings settings) {
        return settings.get(PROPERTY).map(Mode::named).orElseGet(Mode::ofBuild);
    }

    private static Mode named(String name) {
        for (Mode mode : values()) {
            if (mode.propertyValue().equals(name.strip().toLowerCase(Locale.ROOT))) return mode;
        }
        throw StartRefused.setting("TM_MODE: '" + name + "' is neither 'local' nor 'production'");
    }

    private static Mode ofBuild() {
        Properties build = new Properties();
        try (InputStream in = Mode.class.getResourceAsStream("/tm-build.properties")) {
            if (in == null) return PRODUCTION;
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return named(build.getProperty("tm.default-mode"));
    }

    String propertyValue() {
        return name().toLowerCase(Locale.ROOT);
    }
}
