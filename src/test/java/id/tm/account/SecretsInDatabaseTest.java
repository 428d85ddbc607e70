package id.tm.account;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.mailedToken;
import static id.tm.account.AccountSteps.register;
import static id.tm.account.AccountSteps.registration;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.account.totp.TwoFactorSteps;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a stolen dump of the whole database tells: none of what opens an account, no tax number and no bank account. */
@ServiceTest
class SecretsInDatabaseTest {

    private static final String TAX_NUMBER = "0987654321098765";
    private static final String NIK = "3174055708907391";
    private static final String BANK_ACCOUNT = "8830517264";
    private static final String ACCOUNT_HOLDER = "Rahasia Pemilik Rekening";
    private static final String PAYMENT_TOKEN = "wallet-of-a-dump-8830";

    @Inject
    SystemClock clock;

    private final Sql dump = new Sql(PostgresResource.current());

    @Test
    void aDumpOpensNothing() {
        Map<String, String> secrets = new LinkedHashMap<>();
        String email = "dump-" + UUID.randomUUID() + "@example.com";
        String password = "rahasia besar " + UUID.randomUUID();
        Map<String, Object> registration = registration(email);
        registration.put("password", password);
        register(registration).then().statusCode(202);
        String proof = mailedToken(email);
        secrets.put("password", password);
        secrets.put("verification token", proof);
        AccountSteps.verify(proof).then().statusCode(204);

        var tokens = AccountSteps.login(email, password).then().statusCode(200).extract();
        secrets.put("access token", tokens.path("accessToken"));
        secrets.put("refresh token", tokens.path("refreshToken"));

        anonymous()
                .body(Map.of("email", email))
                .post("/api/v1/auth/password-resets")
                .then()
                .statusCode(202);
        secrets.put("reset token", (String)
                SentMessages.last(email, "password-reset").variables().get("token"));

        Actor member = Actors.member();
        TwoFactorSteps app = TwoFactorSteps.enrol(member, "/api/v1/me/totp", clock.instant());
        secrets.put("TOTP seed", app.secret());
        for (int i = 0; i < app.recoveryCodes().size(); i++) {
            secrets.put("recovery code " + i, app.recoveryCodes().get(i));
        }
        String key = Actors.member()
                .given()
                .body(Map.of("name", "Dump", "scopes", List.of("me:read")))
                .post("/api/v1/me/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("apiKey");
        secrets.put("API key", key.substring(key.lastIndexOf('_') + 1));

        Actors.admin("partners:write")
                .given()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("userId", Actors.member().id(), "partner", partner()))
                .post("/api/v1/admin/partners")
                .then()
                .statusCode(201);
        secrets.put("tax number", TAX_NUMBER);

        Actor payee = Actors.member();
        addPayoutData(payee);
        secrets.put("bank account number", BANK_ACCOUNT);
        secrets.put("NIK", NIK);
        secrets.put("holder of the account", ACCOUNT_HOLDER);
        secrets.put("token of a payment method", PAYMENT_TOKEN);

        List<String> tables = dump.texts("select c.oid::regclass::text from pg_class c where c.relkind = 'r'"
                + " and c.relnamespace = 'public'::regnamespace");
        assertThat(tables).contains("users", "messages", "idempotency_keys", "activity_log_default", "tasks");
        for (String table : tables) {
            assertThat(found(table, secrets)).as(table).isEmpty();
        }
    }

    @Test
    void theSearchWouldFindWhatIsThere() {
        Actor member = Actors.member();
        String hidden = HexFormat.of().formatHex(member.email().getBytes(StandardCharsets.UTF_8));
        assertThat(found(
                        "users",
                        Map.of(
                                "e-mail",
                                member.email(),
                                "absent",
                                UUID.randomUUID().toString())))
                .containsExactly("e-mail");
        assertThat(found("(values ('\\x" + hidden + "'::bytea)) as", Map.of("e-mail", member.email())))
                .containsExactly("e-mail");
    }

    /** The names of the secrets that stand in a row of the table, as they are or as bytes. */
    private List<String> found(String table, Map<String, String> secrets) {
        String needles = secrets.entrySet().stream()
                .map(secret -> "('" + secret.getKey() + "', '" + secret.getValue() + "', '"
                        + HexFormat.of().formatHex(secret.getValue().getBytes(StandardCharsets.UTF_8)) + "')")
                .collect(Collectors.joining(", "));
        // A row becomes text once, and only then is looked through for every secret.
        return dump.texts("select distinct s.name from (select t::text as row from " + table + " t offset 0) r"
                + " join (values " + needles + ") s (name, secret, hex)"
                + " on position(s.secret in r.row) > 0 or position(s.hex in r.row) > 0");
    }

    private static void addPayoutData(Actor payee) {
        payee.given()
                .body(Map.of("bankCode", "014", "accountNumber", BANK_ACCOUNT, "holderName", ACCOUNT_HOLDER))
                .post("/api/v1/me/bank-accounts")
                .then()
                .statusCode(201);
        payee.given()
                .body(Map.of("kind", "PERSON", "number", NIK, "holderName", ACCOUNT_HOLDER))
                .put("/api/v1/me/tax-number")
                .then()
                .statusCode(200);
        // The number before it stays as secret as the one that counts.
        payee.given()
                .body(Map.of("kind", "COMPANY", "number", TAX_NUMBER, "holderName", ACCOUNT_HOLDER))
                .put("/api/v1/me/tax-number")
                .then()
                .statusCode(200);
        payee.given()
                .body(Map.of("provider", "MIDTRANS", "token", PAYMENT_TOKEN, "kind", "EWALLET", "brand", "GOPAY"))
                .post("/api/v1/me/payment-methods")
                .then()
                .statusCode(201);
    }

    private static Map<String, Object> partner() {
        return Map.of(
                "name",
                "SMA Rahasia",
                "billingKind",
                "POSTPAID",
                "npwp",
                TAX_NUMBER,
                "contacts",
                List.of(Map.of(
                        "name",
                        "Keuangan",
                        "email",
                        "dump@example.com",
                        "locale",
                        "id",
                        "zone",
                        "Asia/Jakarta",
                        "billing",
                        true)));
    }
}
