package id.tm.account.apikey;

import id.tm.platform.crypto.SecretTokens;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A key as a machine sends it: {@code tmk_<prefix>_<secret>}. The prefix may be shown, the secret is shown once. */
record ApiKey(String prefix, String secret) {

    private static final Pattern FORMAT = Pattern.compile("tmk_([0-9a-f]{12})_([A-Za-z0-9_-]{43})");
    private static final int PREFIX_LENGTH = 12;

    static ApiKey random() {
        return new ApiKey(SecretTokens.hash(SecretTokens.random()).substring(0, PREFIX_LENGTH), SecretTokens.random());
    }

    /** Another secret behind the same prefix. */
    static ApiKey withPrefix(String prefix) {
        return new ApiKey(prefix, SecretTokens.random());
    }

    static Optional<ApiKey> parse(String text) {
        Matcher parts = FORMAT.matcher(text);
        return parts.matches() ? Optional.of(new ApiKey(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** What is shown once. */
    String text() {
        return "tmk_" + prefix + "_" + secret;
    }
}
