package id.tm.sales;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.sales.SalesSteps.DISCOUNTS;
import static id.tm.sales.SalesSteps.PRODUCTS;
import static id.tm.sales.SalesSteps.QUOTES;
import static id.tm.sales.SalesSteps.VALIDATION;
import static id.tm.sales.SalesSteps.VOUCHERS;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.http.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** T11: every guarded endpoint of sales as everybody. */
@ServiceTest
class SalesOwnershipTest {

    private record Endpoint(Method method, String path) {}

    @Test
    void backOfficeEndpointsOpenToTheirPermissionOnly() {
        String none = "/" + UUID.randomUUID();
        Map<String, List<Endpoint>> byPermission = new LinkedHashMap<>();
        byPermission.put("products:read", List.of(get(PRODUCTS), get(PRODUCTS + none)));
        byPermission.put(
                "products:write",
                List.of(
                        post(PRODUCTS),
                        new Endpoint(Method.PUT, PRODUCTS + none),
                        new Endpoint(Method.DELETE, PRODUCTS + none)));
        byPermission.put(
                "discounts:read", List.of(get(DISCOUNTS), get(DISCOUNTS + none), get(DISCOUNTS + none + "/logs")));
        byPermission.put("discounts:write", List.of(post(DISCOUNTS), new Endpoint(Method.PUT, DISCOUNTS + none)));
        byPermission.put(
                "vouchers:read",
                List.of(
                        get(VOUCHERS),
                        get(VOUCHERS + none),
                        get(VOUCHERS + none + "/redemptions"),
                        get(VOUCHERS + none + "/logs"),
                        get(VOUCHERS + "/batches"),
                        get(VOUCHERS + "/batches" + none),
                        get(VOUCHERS + "/batches/jobs" + none),
                        post(VOUCHERS + "/export"),
                        get(VOUCHERS + "/export/jobs" + none)));
        byPermission.put(
                "vouchers:write",
                List.of(post(VOUCHERS), new Endpoint(Method.PUT, VOUCHERS + none), post(VOUCHERS + "/batches")));
        String bought = "/api/v1/admin/transactions";
        byPermission.put(
                "transactions:read",
                List.of(
                        get(bought),
                        get(bought + none),
                        post(bought + "/export"),
                        get(bought + "/export/jobs" + none)));
        byPermission.put(
                "transactions:write", List.of(post(bought + none + "/cancellation"), post(bought + none + "/receipt")));
        String referral = "/api/v1/admin/referral-";
        byPermission.put("referral-rules:read", List.of(get(referral + "rules"), get(referral + "rules" + none)));
        byPermission.put(
                "referral-rules:write",
                List.of(
                        post(referral + "rules"),
                        new Endpoint(Method.PUT, referral + "rules" + none),
                        post(referral + "rules" + none + "/ending")));
        byPermission.put("referral-codes:read", List.of(get(referral + "codes"), get(referral + "codes" + none)));
        byPermission.put("referral-codes:write", List.of(new Endpoint(Method.PUT, referral + "codes" + none)));
        byPermission.put("referral-commissions:read", List.of(get(referral + "commissions")));
        byPermission.put("transactions:verify", List.of(post(bought + none + "/verification")));
        String seats = "/api/v1/admin/executive-transactions";
        byPermission.put("executive-transactions:read", List.of(get(seats), get(seats + none)));
        byPermission.put("executive-transactions:write", List.of(post(seats + none + "/cancellation")));
        List<Actor> strangers = List.of(Actors.member(), Actors.practitioner(), Actors.partner());
        byPermission.forEach((permission, endpoints) -> {
            List<String> others = new ArrayList<>(byPermission.keySet());
            others.remove(permission);
            Actor without = Actors.admin(others.toArray(String[]::new));
            Actor with = Actors.admin(permission);
            for (Endpoint endpoint : endpoints) {
                assertThat(status(null, endpoint)).as("anonymous %s", endpoint).isEqualTo(401);
                assertThat(status(without, endpoint))
                        .as("admin without %s", endpoint)
                        .isEqualTo(403);
                for (Actor stranger : strangers) {
                    assertThat(status(stranger, endpoint)).as("%s", endpoint).isEqualTo(403);
                }
                assertThat(status(with, endpoint)).as("%s", endpoint).isIn(200, 202, 400, 404);
            }
        });
    }

    @Test
    void referralsAreTheirOwners() {
        Actor admin = Actors.superAdmin();
        for (String path :
                List.of("/api/v1/me/referrals", "/api/v1/me/referrals/visits", "/api/v1/me/referrals/commissions")) {
            anonymous().get(path).then().statusCode(401);
            admin.given().get(path).then().statusCode(403);
            for (Actor actor : List.of(Actors.member(), Actors.practitioner(), Actors.partner())) {
                actor.given().get(path).then().statusCode(200);
            }
        }
    }

    @Test
    void vouchersAreTriedByMembersAndBasketsPricedByEverybody() {
        Actor admin = SalesSteps.keeper();
        String sku = SalesSteps.sold(admin, 400_000);
        Map<String, Object> trial = Map.of("code", "NONE", "items", List.of(Map.of("sku", sku)));
        anonymous().body(trial).post(VALIDATION).then().statusCode(401);
        admin.given().body(trial).post(VALIDATION).then().statusCode(403);
        Map<String, Object> basket = SalesSteps.basket(List.of(sku), List.of());
        for (Actor actor : List.of(admin, Actors.member(), Actors.partner())) {
            actor.given().body(basket).post(QUOTES).then().statusCode(200);
        }
        anonymous().body(basket).post(QUOTES).then().statusCode(200);
    }

    private static int status(Actor actor, Endpoint endpoint) {
        var request = actor == null ? anonymous() : actor.given();
        if (endpoint.method != Method.GET) request.body("{}").header("If-Match", "*");
        return request.header("Accept", "application/json")
                .request(endpoint.method, endpoint.path)
                .statusCode();
    }

    private static Endpoint get(String path) {
        return new Endpoint(Method.GET, path);
    }

    private static Endpoint post(String path) {
        return new Endpoint(Method.POST, path);
    }
}
