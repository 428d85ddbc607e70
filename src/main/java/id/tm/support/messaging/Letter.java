package id.tm.support.messaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The looks of a mail. Authors write plain HTML ({@code <h1>}, {@code <p>}, {@code <a class="button">},
 * {@code <table class="facts">}); mail clients drop style sheets, so the styles are written into the tags here.
 */
final class Letter {

    static final String CURRENT = "letter-1";
    static final String LINK = "color:#0b6e69;text-decoration:underline;word-break:break-word;";

    private static final String FOLDER = "templates-builtin/";
    private static final Pattern TAG =
            Pattern.compile("<(h1|h2|p|ul|ol|li|table|td|th|a|strong)((?:\\s+[a-z-]+=\"[^\"]*\")*)\\s*>");
    private static final Pattern CLASS = Pattern.compile("\\s+class=\"([a-z]+)\"");
    private static final Pattern BUTTON = Pattern.compile(
            "<a((?:\\s+[a-z-]+=\"[^\"]*\")*?)\\s+class=\"button\"((?:\\s+[a-z-]+=\"[^\"]*\")*)\\s*>(.*?)</a>",
            Pattern.DOTALL);

    private static final Map<String, Properties> STYLES = new ConcurrentHashMap<>();

    private Letter() {}

    /** The body with every known tag carrying its style; line numbers stay as they are. */
    static String dress(String body, String layout) {
        Properties styles = STYLES.computeIfAbsent(layout, Letter::readStyles);
        // A link is a button in every client only when a table cell paints it.
        String withButtons = BUTTON.matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "<table class=\"button\" role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"><tr>"
                                + "<td class=\"button\"><a class=\"button\"" + found.group(1) + found.group(2)
                                + " target=\"_blank\">" + found.group(3) + "</a></td></tr></table>"));
        return TAG.matcher(withButtons).replaceAll(found -> Matcher.quoteReplacement(tag(found, styles)));
    }

    private static String tag(java.util.regex.MatchResult found, Properties styles) {
        String attributes = found.group(2);
        if (attributes.contains("style=\"")) return found.group();
        Matcher named = CLASS.matcher(attributes);
        String selector = found.group(1);
        if (named.find()) {
            selector += "." + named.group(1);
            attributes = named.replaceFirst("");
        }
        String style = styles.getProperty(selector);
        return "<" + found.group(1) + attributes + (style == null ? "" : " style=\"" + style + "\"") + ">";
    }

    static String read(String file) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + file)) {
            if (in == null) throw new IllegalStateException("no resource " + FOLDER + file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static Properties readStyles(String layout) {
        Properties styles = new Properties();
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + layout + ".properties")) {
            styles.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(layout, e);
        }
        return styles;
    }
}
