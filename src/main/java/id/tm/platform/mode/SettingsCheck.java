package id.tm.platform.mode;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds every missing or malformed setting at once, so that an operator does not mend them one restart at a time. */
public final class SettingsCheck {

    static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    static final String USERNAME = "quarkus.datasource.username";
    static final String PASSWORD = "quarkus.datasource.password";
    static final String OWNER_USERNAME = "quarkus.flyway.username";
    static final String OWNER_PASSWORD = "quarkus.flyway.password";
    static final String SINGLE_ROLE = "tm.database.single-role";
    static final String MIGRATE_AT_START = "quarkus.flyway.migrate-at-start";
    static final String CRYPTO_KEYS = "tm.crypto.keys";
    static final String PUBLIC_URL = "tm.public-url";
    static final String MAIL_FROM = "tm.mail.from";
    static final String MESSAGE_ID_DOMAIN = "tm.mail.message-id-domain";
    static final String MAILER_HOST = "quarkus.mailer.host";

    /** The properties that production must be given. */
    public static final List<String> REQUIRED =
            List.of(JDBC_URL, USERNAME, PASSWORD, CRYPTO_KEYS, PUBLIC_URL, MAIL_FROM, MESSAGE_ID_DOMAIN, MAILER_HOST);

    /** Who moves money, where production says so at all, and what each of them cannot work without. */
    private static final Map<String, Map<String, List<String>>> PROVIDERS = Map.of(
            "tm.finance.provider",
            Map.of(
                    "midtrans", List.of("tm.finance.midtrans.server-key"),
                    "xendit", List.of("tm.finance.xendit.secret-key", "tm.finance.xendit.callback-token")),
            "tm.finance.payout-provider",
            Map.of("xendit", List.of("tm.finance.xendit.secret-key", "tm.finance.xendit.callback-token")));

    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final Pattern MAILBOX =
            Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+|[^<>\\r\\n]*<[^\\s@<>\"]+@[^\\s@<>\"]+>");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]+");

    private SettingsCheck() {}

    /** Whether a start with these settings brings the database up to date, which only the owner of its tables can do. */
    static boolean migrates(StartSettings settings) {
        return !settings.get(MIGRATE_AT_START).map("false"::equalsIgnoreCase).orElse(false);
    }

    /** Whether the operator lets the service be the owner of its tables. */
    static boolean acceptsOneRole(StartSettings settings) {
        return settings.get(SINGLE_ROLE).map(Boolean::parseBoolean).orElse(false);
    }

    /** One text per offending setting, each beginning with the setting's environment name; never a secret value. */
    public static List<String> problems(Mode mode, StartSettings settings) {
        return problems(mode, settings, migrates(settings));
    }

    static List<String> problems(Mode mode, StartSettings settings, boolean migrates) {
        Checklist list = new Checklist(mode, settings);
        list.check(JDBC_URL, SettingsCheck::jdbcUrlProblem);
        list.check(USERNAME, value -> null);
        list.check(PASSWORD, value -> null);
        checkOwner(list, migrates);
        list.check(CRYPTO_KEYS, SettingsCheck::keysProblem);
        list.check(PUBLIC_URL, value -> mode == Mode.PRODUCTION ? publicUrlProblem(value) : null);
        list.check(MAIL_FROM, value -> MAILBOX.matcher(value.strip()).matches() ? null : "is not a mail address");
        list.check(MESSAGE_ID_DOMAIN, value -> DOMAIN.matcher(value.strip()).matches() ? null : "is not a domain");
        list.check(MAILER_HOST, value -> HOST.matcher(value.strip()).matches() ? null : "is not a host name");
        if (mode == Mode.PRODUCTION) PROVIDERS.forEach((property, secrets) -> checkProvider(list, property, secrets));
        return list.problems;
    }

    private static void checkProvider(Checklist list, String property, Map<String, List<String>> known) {
        Optional<String> provider =
                list.settings.get(property).map(name -> name.strip().toLowerCase(Locale.ROOT));
        if (provider.isEmpty()) return;
        List<String> secrets = known.get(provider.get());
        if (secrets == null) {
            list.problems.add(StartSettings.environmentName(property) + " is none of "
                    + String.join(", ", new TreeSet<>(known.keySet()))
                    + "; the simulator does not exist in production");
            return;
        }
        for (String secret : secrets) {
            String problem = StartSettings.environmentName(secret) + " is not set, and " + provider.get()
                    + " cannot be used without it";
            if (list.settings.get(secret).isEmpty() && !list.problems.contains(problem)) list.problems.add(problem);
        }
    }

    static void require(Mode mode, StartSettings settings, boolean migrates) {
        List<String> problems = problems(mode, settings, migrates);
        if (!problems.isEmpty()) throw StartRefused.setting(String.join("; ", problems));
    }

    /** Flyway takes the service's login when one half of the owner's is missing, and says nothing. */
    private static void checkOwner(Checklist list, boolean migrates) {
        StartSettings settings = list.settings();
        boolean demanded = list.mode() == Mode.PRODUCTION && migrates && !acceptsOneRole(settings);
        Optional<String> owner = settings.get(OWNER_USERNAME);
        boolean half = owner.isPresent() != settings.get(OWNER_PASSWORD).isPresent();
        for (String property : List.of(OWNER_USERNAME, OWNER_PASSWORD)) {
            if (settings.get(property).isEmpty() && (demanded || half)) {
                list.add(
                        property,
                        "is not set: the login of the tables' owner, who migrates (TM_DATABASE_SINGLE_ROLE=true does without)");
            }
        }
        if (demanded && owner.isPresent() && owner.equals(settings.get(USERNAME))) {
            list.add(
                    OWNER_USERNAME,
                    "names the role of the service itself, which could then rewrite the activity log"
                            + " (TM_DATABASE_SINGLE_ROLE=true accepts that)");
        }
    }

    private record Checklist(Mode mode, StartSettings settings, List<String> problems) {

        Checklist(Mode mode, StartSettings settings) {
            this(mode, settings, new ArrayList<>());
        }

        /** @param problemOf what is wrong with a given value, null when nothing is */
        void check(String property, Function<String, String> problemOf) {
            Optional<String> value = settings.get(property);
            String problem = value.isPresent()
                    ? problemOf.apply(value.get())
                    : mode == Mode.PRODUCTION ? "is not set, and production has no default for it" : null;
            if (problem != null) add(property, problem);
        }

        void add(String property, String problem) {
            problems.add(StartSettings.environmentName(property) + " " + problem);
        }
    }

    private static String jdbcUrlProblem(String value) {
        return value.startsWith("jdbc:postgresql:") ? null : "does not begin with jdbc:postgresql:";
    }

    private static String keysProblem(String value) {
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (String entry : value.split(",", -1)) {
            number++;
            int colon = entry.indexOf(':');
            String id = colon < 0 ? "" : entry.substring(0, colon).strip();
            if (!KEY_ID.matcher(id).matches()) return "entry " + number + " is not of the form keyId:base64";
            if (!ids.add(id)) return "names the key '" + id + "' twice";
            if (!is256Bits(entry.substring(colon + 1).strip())) {
                return "key '" + id + "' is not 32 bytes in base64";
            }
        }
        return null;
    }

    private static boolean is256Bits(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length == 32;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String publicUrlProblem(String value) {
        try {
            URI uri = new URI(value.strip());
            boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && plain
                    ? null
                    : "is not an absolute https URL without query";
        } catch (URISyntaxException e) {
            return "is not a URL";
        }
    }
}
