package id.tm.platform.security;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What an API key may call. A scope is {@code <hat>:<read|write>}, the hat being the first part of the path after
 * {@code /api/v1}. No scope opens logins, the back office, or what opens the account itself.
 */
public final class ApiKeyScopes {

    /** The hats a key can have; everything else under the base is either public or never for keys. */
    public static final String PATTERN = "(me|partner|practitioner|analyst):(read|write)";

    private static final List<String> BASE = List.of("api", "v1");
    private static final Set<String> CREDENTIALS = Set.of("password", "email", "totp", "api-keys", "sessions");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private ApiKeyScopes() {}

    static boolean allow(Set<String> scopes, String method, String path) {
        String needed = neededFor(method, path);
        return needed != null && scopes.contains(needed);
    }

    /** The scope that opens it; null when none does. */
    public static @org.jspecify.annotations.Nullable String neededFor(String method, String path) {
        List<String> parts = parts(path);
        if (parts.size() <= BASE.size() || !parts.subList(0, BASE.size()).equals(BASE)) return null;
        String hat = parts.get(BASE.size());
        String scope = hat + ":" + (READING.contains(method) ? "read" : "write");
        if (!scope.matches(PATTERN)) return null;
        if (hat.equals("me")) {
            boolean whole = parts.size() == BASE.size() + 1;
            if (whole && method.equals("DELETE")) return null;
            if (!whole && CREDENTIALS.contains(parts.get(BASE.size() + 1))) return null;
        }
        return scope;
    }

    /** As the router of the resources sees them: without empty ones and matrix parameters. */
    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/"))
                .map(part -> part.replaceFirst(";.*", ""))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
