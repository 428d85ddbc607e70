package id.tm.support.shortlink;

import static id.tm.support.SupportError.SHORT_LINK_TARGET_REFUSED;

import id.tm.platform.mode.ModeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a short link may lead. An address is taken apart by a grammar that is narrower than that of any browser, and what
 * is kept is put together again from the parts: there is nothing left that two readers could understand differently.
 */
@ApplicationScoped
class TargetPolicy {

    static final int LONGEST = 2_000;

    private static final Pattern PARTS = Pattern.compile("(?i)(https?)://([^/?#]*)([^?#]*)(\\?[^#]*)?(#.*)?");
    private static final Pattern HOST_AND_PORT = Pattern.compile("([^:]+)(?::([1-9][0-9]{0,4}))?");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern NEVER = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Z}\\\\\"<>^`{|}]");
    private static final Pattern HIDDEN = Pattern.compile("(?i)%(0[0-9a-f]|1[0-9a-f]|5c|7f)");
    private static final Set<String> LOCAL_ENDINGS = Set.of(
            "localhost",
            "localdomain",
            "local",
            "internal",
            "intranet",
            "lan",
            "home",
            "corp",
            "private",
            "arpa",
            "test",
            "invalid",
            "onion");

    private final Set<String> allowed;
    private final URI publicUrl;

    TargetPolicy(ShortLinkConfig config, ModeConfig mode) {
        publicUrl = mode.publicUrl();
        allowed = config.hosts().orElseGet(() -> List.of(authority(publicUrl))).stream()
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(TargetPolicy::entry)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The address as it is kept, or 422 with the reason. */
    String require(String target) {
        if (target.length() > LONGEST) throw refused("too long");
        if (NEVER.matcher(target).find()) throw refused("characters that no address holds");
        Matcher parts = PARTS.matcher(target);
        if (!parts.matches()) throw refused("not an absolute http or https address");
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        String authority = authority(scheme, parts.group(2));
        if (!isAllowed(authority)) throw refused("host " + authority + " is not allowed");
        String path = encode(parts.group(3));
        String rest = encode(orEmpty(parts.group(4))) + encode(orEmpty(parts.group(5)));
        if (path.startsWith("//")) throw refused("a path that reads like a host");
        String kept = scheme + "://" + authority + (path.isEmpty() ? "/" : path) + rest;
        try {
            URI uri = new URI(kept);
            if (HIDDEN.matcher(kept).find()) throw refused("encoded control characters");
            if (isOurs(authority) && uri.normalize().getPath().matches("/*s/.*"))
                throw refused("it is a short link itself");
        } catch (URISyntaxException e) {
            throw refused("not a well-formed address");
        }
        return kept;
    }

    /** Whether what was allowed once still is: the list of hosts may have been shortened. */
    boolean stillAllowed(String target) {
        return isAllowed(URI.create(target).getRawAuthority());
    }

    private boolean isAllowed(String authority) {
        if (allowed.contains(authority)) return true;
        for (int dot = authority.indexOf('.'); dot > 0; dot = authority.indexOf('.', dot + 1)) {
            if (allowed.contains("*" + authority.substring(dot))) return true;
        }
        return false;
    }

    private boolean isOurs(String authority) {
        return authority.equals(authority(publicUrl));
    }

    private String authority(String scheme, String given) {
        Matcher split = HOST_AND_PORT.matcher(given);
        // Also refuses user:password@, [::1], a port without digits and no host at all.
        if (given.contains("@") || given.contains("%") || !split.matches()) throw refused("not a host name");
        String host = host(split.group(1));
        String port = split.group(2);
        if (port != null && Integer.parseInt(port) > 65_535) throw refused("not a port");
        boolean usual = port == null || port.equals(scheme.equals("https") ? "443" : "80");
        String authority = usual ? host : host + ":" + port;
        // A service that is tried out on a developer's machine leads to itself, and nowhere else nearby.
        if (isLocal(host) && !isOurs(authority)) throw refused("a local host");
        return authority;
    }

    /** The name in ASCII; what reads otherwise after the way back (full-width letters, odd dots) is refused. */
    private String host(String given) {
        String lower = given.toLowerCase(Locale.ROOT);
        String ascii;
        try {
            ascii = IDN.toASCII(lower, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw refused("not a host name");
        }
        boolean same =
                ascii.equals(lower) || IDN.toUnicode(ascii).equals(Normalizer.normalize(lower, Normalizer.Form.NFC));
        boolean wellFormed = ascii.length() <= 253
                && Stream.of(ascii.split("\\.", -1))
                        .allMatch(label -> LABEL.matcher(label).matches());
        if (!same || !wellFormed) throw refused("not a host name");
        return ascii;
    }

    private static boolean isLocal(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        // Browsers take a name for an IP address when its last part is a number, however it is written.
        return !host.contains(".") || NUMBER.matcher(last).matches() || LOCAL_ENDINGS.contains(last);
    }

    private static String encode(String part) {
        StringBuilder encoded = new StringBuilder();
        part.codePoints().forEach(point -> {
            if (point < 128) encoded.append((char) point);
            else {
                for (byte octet : Character.toString(point).getBytes(StandardCharsets.UTF_8))
                    encoded.append("%%%02X".formatted(octet & 0xff));
            }
        });
        return encoded.toString();
    }

    private static String authority(URI url) {
        boolean usual = url.getPort() == -1 || url.getPort() == ("https".equalsIgnoreCase(url.getScheme()) ? 443 : 80);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return usual ? host : host + ":" + url.getPort();
    }

    /** An entry of the setting as addresses are compared with it. */
    private static String entry(String given) {
        String lower = given.toLowerCase(Locale.ROOT);
        boolean below = lower.startsWith("*.");
        String[] parts = (below ? lower.substring(2) : lower).split(":", 2);
        String host = IDN.toASCII(parts[0], IDN.USE_STD3_ASCII_RULES);
        return (below ? "*." : "") + host + (parts.length == 2 ? ":" + parts[1] : "");
    }

    private static String orEmpty(String part) {
        return part == null ? "" : part;
    }

    private static RuntimeException refused(String why) {
        return SHORT_LINK_TARGET_REFUSED.with(why);
    }
}
