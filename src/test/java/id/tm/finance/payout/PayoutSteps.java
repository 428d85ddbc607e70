package id.tm.finance.payout;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What tests do with bank accounts, tax numbers and payment methods. */
public final class PayoutSteps {

    public static final String ACCOUNTS = "/api/v1/me/bank-accounts";
    public static final String ADMIN_ACCOUNTS = "/api/v1/admin/bank-accounts";
    public static final String TAX_NUMBER = "/api/v1/me/tax-number";
    public static final String ADMIN_TAX_NUMBERS = "/api/v1/admin/tax-numbers";
    public static final String METHODS = "/api/v1/me/payment-methods";

    /** A woman's, born in Jakarta on 17 August 1990. */
    public static final String NIK = "3174055708900001";

    private PayoutSteps() {}

    /** Ten digits that no other test has. */
    public static String freshNumber() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 10_000_000_000L));
    }

    public static Map<String, Object> account(String number) {
        return new HashMap<>(Map.of("bankCode", "014", "accountNumber", number, "holderName", "Sari Wulandari"));
    }

    public static Response addAccount(Actor owner, Map<String, Object> request) {
        return owner.given().body(request).post(ACCOUNTS);
    }

    /** The id of an account that was added now. */
    public static UUID account(Actor owner) {
        Response added = addAccount(owner, account(freshNumber()));
        added.then().statusCode(201);
        return UUID.fromString(added.path("id"));
    }

    /** The id of an account that was added and verified now. */
    public static UUID verifiedAccount(Actor owner) {
        UUID id = account(owner);
        verify(ADMIN_ACCOUNTS, id, "MATCH").then().statusCode(200);
        return id;
    }

    /** Somebody's tax number, verified now. */
    public static UUID verifiedTaxNumber(Actor owner, String kind, String number) {
        Response put = putTaxNumber(owner, kind, number);
        put.then().statusCode(200);
        UUID id = UUID.fromString(put.path("id"));
        verify(ADMIN_TAX_NUMBERS, id, "MATCH").then().statusCode(200);
        return id;
    }

    public static Response putTaxNumber(Actor owner, String kind, String number) {
        return owner.given()
                .body(Map.of("kind", kind, "number", number, "holderName", "Sari Wulandari"))
                .put(TAX_NUMBER);
    }

    /** By an admin of its own, as the row is now. */
    public static Response verify(String path, UUID id, String nameCheck) {
        Actor admin = Actors.superAdmin();
        return verify(admin, path, id, Map.of("nameCheck", nameCheck, "note", "Diperiksa dengan buku tabungan."));
    }

    public static Response verify(Actor admin, String path, UUID id, Map<String, Object> request) {
        return act(admin, path, id, "verification", request);
    }

    public static Response act(Actor admin, String path, UUID id, String act, Map<String, Object> request) {
        String tag = admin.given().get(path + "/" + id).header("ETag");
        return admin.given()
                .header("If-Match", String.valueOf(tag))
                .body(request)
                .post(path + "/" + id + "/" + act);
    }
}
