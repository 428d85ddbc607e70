package id.tm.account;

import static io.restassured.RestAssured.given;

import id.tm.testing.Actor;
import id.tm.testing.SentMessages;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a client does with accounts, and what a test does behind its back. */
public final class AccountSteps {

    public static final String PASSWORD = "empat kata yang panjang";

    private AccountSteps() {}

    public static String freshEmail() {
        return "reg-" + UUID.randomUUID() + "@accounts.test";
    }

    public static RequestSpecification anonymous() {
        return given().contentType(ContentType.JSON).accept(ContentType.JSON);
    }

    public static Map<String, Object> registration(String email) {
        Map<String, Object> body = new HashMap<>();
        body.put("email", email);
        body.put("phone", "0812-3456-7890");
        body.put("fullName", "Budi Santoso");
        body.put("password", PASSWORD);
        body.put("acceptTerms", true);
        body.put("marketingConsent", false);
        return body;
    }

    public static Response register(Map<String, Object> body) {
        return anonymous().body(body).post("/api/v1/auth/registrations");
    }

    public static Response register(String email) {
        return register(registration(email));
    }

    /** The token of the newest verification mail to the address. */
    public static String mailedToken(String email) {
        return (String)
                SentMessages.last(email, "email-verification").variables().get("token");
    }

    public static Response verify(String token) {
        return anonymous().body(Map.of("token", token)).post("/api/v1/auth/email-verifications");
    }

    public static Response login(String login, String password) {
        return anonymous().body(Map.of("login", login, "password", password)).post("/api/v1/auth/tokens");
    }

    public static Response login(Actor actor) {
        return login(actor.email(), Actor.PASSWORD);
    }

    public static Response adminLogin(String email, String password) {
        return anonymous().body(Map.of("login", email, "password", password)).post("/api/v1/admin/auth/tokens");
    }

    public static Response refresh(String refreshToken, String nonce) {
        return refresh("/api/v1/auth/tokens/refresh", refreshToken, nonce);
    }

    public static Response refresh(String path, String refreshToken, String nonce) {
        Map<String, Object> body = new HashMap<>();
        body.put("refreshToken", refreshToken);
        if (nonce != null) body.put("nonce", nonce);
        return anonymous().body(body).post(path);
    }

    /** {@code body} has the password and, for who has an authenticator app, a code. */
    public static Response reauthenticate(Actor actor, Map<String, String> body) {
        return actor.given().body(body).post("/api/v1/auth/reauthentications");
    }

    public static Response with(String accessToken, String path) {
        return given().auth().oauth2(accessToken).accept(ContentType.JSON).get(path);
    }

    /** Changes rows directly, and tells the access cache as the service would. */
    public static void sql(String statement, Object... parameters) {
        QuarkusTransaction.requiringNew().run(() -> {
            var query = Panache.getEntityManager().createNativeQuery(statement);
            for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
            query.executeUpdate();
            Panache.getEntityManager()
                    .createNativeQuery("update access_stamps set stamp = stamp + 1")
                    .executeUpdate();
        });
    }

    public static Object one(String select, Object... parameters) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var query = Panache.getEntityManager().createNativeQuery(select);
            for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
            return query.getSingleResult();
        });
    }

    public static long count(String from, Object... parameters) {
        return ((Number) one("select count(*) from " + from, parameters)).longValue();
    }
}
