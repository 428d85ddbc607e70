package id.tm.sales.referral;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.platform.problem.FieldError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pages of our website, as paths; nothing that leads anywhere else. */
final class LandingPage {

    static final int LONGEST = 500;

    private static final Pattern PATH = Pattern.compile("/(?!/)[A-Za-z0-9/_.~%!$&'()*+,;=:@?-]*");

    private static final Pattern ELSEWHERE = Pattern.compile("(?:.*/)?[.]{1,2}(?:/.*)?|//.*");

    /** Those lead on by themselves, or are no pages. */
    private static final Pattern NO_PAGE = Pattern.compile("/(?:s|r|api|q|dev)(?:/.*)?");

    private LandingPage() {}

    /** 400 about that field when it is none. */
    static String require(String field, String path) {
        if (path.length() > LONGEST || !PATH.matcher(path).matches()) throw wrong(field);
        try {
            URI uri = new URI(path);
            boolean straight = uri.getRawAuthority() == null
                    && !ELSEWHERE.matcher(uri.getPath()).matches()
                    && uri.getPath().chars().noneMatch(Character::isISOControl);
            if (!straight || NO_PAGE.matcher(uri.getPath()).matches()) throw wrong(field);
        } catch (URISyntaxException e) {
            throw wrong(field);
        }
        return path;
    }

    /** The same page with one more word in its query. */
    static String with(String path, String name, String value) {
        return path + (path.contains("?") ? "&" : "?") + name + "=" + value;
    }

    /** Where somebody came from, without what stands behind the question mark; null when it is no page. */
    static @Nullable String referrer(@Nullable String text) {
        if (text == null || text.length() > 2000) return null;
        try {
            URI uri = new URI(text.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.matches("https?") || uri.getHost() == null) return null;
            String page = scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + uri.getRawPath();
            return page.length() > LONGEST ? page.substring(0, LONGEST) : page;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static RuntimeException wrong(String field) {
        return INVALID_INPUT.with().fields(List.of(new FieldError(field, "malformed", "a path of the website")));
    }
}
