package id.tm.platform.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsCheckTest {

    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static final Map<String, String> COMPLETE = Map.of(
            "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://db:5432/tm",
            "QUARKUS_DATASOURCE_USERNAME", "tm_service",
            "QUARKUS_DATASOURCE_PASSWORD", "secret",
            "QUARKUS_FLYWAY_USERNAME", "tm_owner",
            "QUARKUS_FLYWAY_PASSWORD", "secret",
            "TM_CRYPTO_KEYS", "2026-2:" + KEY + ", 2026-1:" + KEY,
            "TM_PUBLIC_URL", "https://tm.example.com/",
            "TM_MAIL_FROM", "TM <no-reply@tm.example.com>",
            "TM_MAIL_MESSAGE_ID_DOMAIN", "tm.example.com",
            "QUARKUS_MAILER_HOST", "smtp.example.com");

    @Test
    void completeProductionHasNoProblem() {
        assertThat(problems(Mode.PRODUCTION, COMPLETE)).isEmpty();
    }

    @Test
    void localNeedsNothing() {
        assertThat(problems(Mode.LOCAL, Map.of())).isEmpty();
    }

    @Test
    void productionNamesEveryMissingSetting() {
        assertThat(problems(Mode.PRODUCTION, Map.of()))
                .hasSameSizeAs(COMPLETE.keySet())
                .allMatch(problem -> problem.contains("is not set"));
        COMPLETE.keySet().forEach(name -> assertThat(problems(Mode.PRODUCTION, Map.of()))
                .anyMatch(problem -> problem.startsWith(name + " ")));
    }

    @Test
    void blankCountsAsMissing() {
        assertThat(production("TM_MAIL_FROM", "  ")).singleElement().asString().startsWith("TM_MAIL_FROM is not set");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QUARKUS_DATASOURCE_JDBC_URL | jdbc:mysql://db/tm",
                "QUARKUS_DATASOURCE_JDBC_URL | postgres://db/tm",
                "TM_PUBLIC_URL | http://tm.example.com",
                "TM_PUBLIC_URL | tm.example.com",
                "TM_PUBLIC_URL | https://",
                "TM_PUBLIC_URL | https://tm.example.com?x=1",
                "TM_PUBLIC_URL | https://user@tm.example.com",
                "TM_PUBLIC_URL | https://tm example com",
                "TM_MAIL_FROM | TM",
                "TM_MAIL_FROM | TM <no-reply>",
                "TM_MAIL_FROM | a@b@c",
                "TM_MAIL_MESSAGE_ID_DOMAIN | no-reply@tm.example.com",
                "TM_MAIL_MESSAGE_ID_DOMAIN | tm.example.com>",
                "QUARKUS_MAILER_HOST | smtp://smtp.example.com",
            })
    void malformedSettingIsNamed(String name, String value) {
        assertThat(production(name, value))
                .singleElement()
                .asString()
                .startsWith(name + " ")
                .doesNotContain("not set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nokeyid",
                ":" + KEY,
                "k1:",
                "k1:c2hvcnQ=",
                "k1:not base64",
                "k1:" + KEY + ",",
                "k1:" + KEY + ",k1:" + KEY,
                "k 1:" + KEY
            })
    void malformedKeysAreNamedButNotShown(String keys) {
        for (Mode mode : Mode.values()) {
            Map<String, String> settings = new HashMap<>(COMPLETE);
            settings.put("TM_CRYPTO_KEYS", keys);
            assertThat(problems(mode, settings))
                    .singleElement()
                    .asString()
                    .startsWith("TM_CRYPTO_KEYS ")
                    .doesNotContain(KEY)
                    .doesNotContain("c2hvcnQ=");
        }
    }

    @Test
    void productionThatMigratesDemandsAnOwnerBesideTheService() {
        assertThat(production("QUARKUS_FLYWAY_USERNAME", ""))
                .singleElement()
                .asString()
                .startsWith("QUARKUS_FLYWAY_USERNAME is not set")
                .contains("TM_DATABASE_SINGLE_ROLE");
        assertThat(production("QUARKUS_FLYWAY_USERNAME", "tm_service"))
                .singleElement()
                .asString()
                .startsWith("QUARKUS_FLYWAY_USERNAME names the role of the service itself");
    }

    @Test
    void replicaThatOnlyValidatesNeedsNoOwnerUnlessItMigratesByCommand() {
        Map<String, String> replica = withoutOwner();
        replica.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");

        assertThat(problems(Mode.PRODUCTION, replica)).isEmpty();
        assertThat(SettingsCheck.problems(Mode.PRODUCTION, StartSettings.ofEnvironment(replica), true))
                .hasSize(2);
    }

    @Test
    void oneRoleForBothCanBeAccepted() {
        Map<String, String> one = withoutOwner();
        assertThat(problems(Mode.PRODUCTION, one)).hasSize(2);

        one.put("TM_DATABASE_SINGLE_ROLE", "true");

        assertThat(problems(Mode.PRODUCTION, one)).isEmpty();
    }

    @Test
    void halfALoginOfTheOwnerIsNamedEverywhere() {
        assertThat(problems(Mode.LOCAL, Map.of("QUARKUS_FLYWAY_USERNAME", "tm_owner")))
                .singleElement()
                .asString()
                .startsWith("QUARKUS_FLYWAY_PASSWORD is not set");
    }

    private static Map<String, String> withoutOwner() {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.keySet().removeIf(name -> name.startsWith("QUARKUS_FLYWAY_"));
        return settings;
    }

    @Test
    void whoMovesMoneyIsARealProviderWithItsSecrets() {
        assertThat(production("TM_FINANCE_PROVIDER", "simulator"))
                .singleElement()
                .asString()
                .isEqualTo(
                        "TM_FINANCE_PROVIDER is none of midtrans, xendit; the simulator does not exist in production");
        assertThat(production("TM_FINANCE_PROVIDER", "Midtrans"))
                .containsExactly("TM_FINANCE_MIDTRANS_SERVER_KEY is not set, and midtrans cannot be used without it");

        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put("TM_FINANCE_PROVIDER", "xendit");
        settings.put("TM_FINANCE_PAYOUT_PROVIDER", "xendit");
        assertThat(problems(Mode.PRODUCTION, settings))
                .containsExactlyInAnyOrder(
                        "TM_FINANCE_XENDIT_SECRET_KEY is not set, and xendit cannot be used without it",
                        "TM_FINANCE_XENDIT_CALLBACK_TOKEN is not set, and xendit cannot be used without it");
        settings.put("TM_FINANCE_XENDIT_SECRET_KEY", "key");
        settings.put("TM_FINANCE_XENDIT_CALLBACK_TOKEN", "token");
        assertThat(problems(Mode.PRODUCTION, settings)).isEmpty();
        assertThat(problems(Mode.LOCAL, Map.of("TM_FINANCE_PROVIDER", "simulator")))
                .isEmpty();
    }

    @Test
    void refusalIsOneLineWithAllProblems() {
        StartSettings settings = StartSettings.ofEnvironment(Map.of("TM_CRYPTO_KEYS", "x"));

        StartRefused refusal =
                assertThrows(StartRefused.class, () -> SettingsCheck.require(Mode.PRODUCTION, settings, true));

        assertThat(refusal.exitCode()).isEqualTo(78);
        assertThat(refusal.getMessage())
                .doesNotContain("\n")
                .contains("QUARKUS_DATASOURCE_JDBC_URL is not set")
                .contains("TM_CRYPTO_KEYS entry 1");
    }

    private static List<String> production(String name, String value) {
        Map<String, String> settings = new HashMap<>(COMPLETE);
        settings.put(name, value);
        return problems(Mode.PRODUCTION, settings);
    }

    private static List<String> problems(Mode mode, Map<String, String> environment) {
        return SettingsCheck.problems(mode, StartSettings.ofEnvironment(environment));
    }
}
