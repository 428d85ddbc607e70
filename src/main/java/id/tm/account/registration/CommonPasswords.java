package id.tm.account.registration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The shipped list of passwords known from breaches; read once, when the first password is judged. */
public final class CommonPasswords {

    private static final String FILE = "META-INF/tm/common-passwords.txt";

    private static final class Holder {
        static final Set<String> ALL = read();
    }

    private CommonPasswords() {}

    /** Whether the password, or it without blanks around it, is on the list in any case. */
    public static boolean contains(String password) {
        return password.isBlank()
                || Holder.ALL.contains(password.strip().toLowerCase(Locale.ROOT))
                || password.chars().distinct().count() == 1;
    }

    static int size() {
        return Holder.ALL.size();
    }

    private static Set<String> read() {
        var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE);
        try (var lines =
                new BufferedReader(new InputStreamReader(Objects.requireNonNull(file, FILE), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("# ")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
