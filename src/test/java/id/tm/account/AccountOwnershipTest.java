package id.tm.account;

import static id.tm.account.AccountSteps.anonymous;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.http.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** T11: every endpoint of account that takes an id, and every other guarded one, as everybody. */
@ServiceTest
class AccountOwnershipTest {

    private record Endpoint(Method method, String path, Object body) {}

    @Test
    void backOfficeEndpointsOpenToTheirPermissionOnly() {
        Actor target = Actors.member();
        Actor targetAdmin = Actors.admin("nothing:much");
        String role = (String) AccountSteps.one("select cast(id as text) from roles where name = 'super-admin'");
        Map<String, List<Endpoint>> byPermission = new LinkedHashMap<>();
        String user = "/api/v1/admin/users/" + target.id();
        String admin = "/api/v1/admin/admins/" + targetAdmin.id();
        byPermission.put("users:read", List.of(get("/api/v1/admin/users"), get(user)));
        byPermission.put(
                "users:write",
                List.of(
                        post(user + "/lock"),
                        post(user + "/unlock"),
                        post(user + "/disable"),
                        post(user + "/enable"),
                        new Endpoint(Method.PUT, user + "/roles", Map.of("roles", List.of()))));
        byPermission.put("admins:read", List.of(get("/api/v1/admin/admins"), get(admin)));
        byPermission.put(
                "admins:write",
                List.of(
                        post("/api/v1/admin/admins"),
                        new Endpoint(Method.PUT, admin, Map.of()),
                        post(admin + "/lock"),
                        post(admin + "/unlock"),
                        post(admin + "/disable"),
                        post(admin + "/enable")));
        byPermission.put(
                "roles:read",
                List.of(
                        get("/api/v1/admin/roles"),
                        get("/api/v1/admin/roles/" + role),
                        get("/api/v1/admin/permissions")));
        byPermission.put(
                "roles:write",
                List.of(
                        post("/api/v1/admin/roles"),
                        new Endpoint(Method.PUT, "/api/v1/admin/roles/" + role, Map.of()),
                        new Endpoint(Method.DELETE, "/api/v1/admin/roles/" + role, null)));
        byPermission.put("member-logs:read", List.of(get("/api/v1/admin/member-logs")));
        byPermission.put("practitioner-logs:read", List.of(get("/api/v1/admin/practitioner-logs")));
        String profession = "/api/v1/admin/professions/"
                + AccountSteps.one("select cast(id as text) from master_professions where name = 'Guru'");
        byPermission.put("professions:read", List.of(get("/api/v1/admin/professions"), get(profession)));
        byPermission.put(
                "professions:write",
                List.of(
                        post("/api/v1/admin/professions"),
                        new Endpoint(Method.PUT, profession, Map.of()),
                        new Endpoint(Method.DELETE, profession, null)));
        Actor member = Actors.member();
        Actor practitioner = Actors.practitioner();
        Actor partner = Actors.partner();
        byPermission.forEach((permission, endpoints) -> {
            List<String> others = new ArrayList<>(byPermission.keySet());
            others.remove(permission);
            Actor without = Actors.admin(others.toArray(String[]::new));
            Actor with = Actors.admin(permission);
            for (Endpoint endpoint : endpoints) {
                assertThat(status(null, endpoint)).as("anonymous %s", endpoint).isEqualTo(401);
                for (Actor stranger : List.of(member, practitioner, partner, without)) {
                    assertThat(status(stranger, endpoint))
                            .as("%s %s", stranger.name(), endpoint)
                            .isEqualTo(403);
                }
                assertThat(status(with, endpoint))
                        .as("admin with %s %s", permission, endpoint)
                        .isNotIn(401, 404, 405, 500);
                if (endpoint.method() == Method.GET)
                    assertThat(status(with, endpoint)).isEqualTo(200);
            }
        });
    }

    @Test
    void whatIsMineIsMineAlone() {
        Actor owner = Actors.member();
        Actor admin = Actors.superAdmin();
        Endpoint session = new Endpoint(Method.DELETE, "/api/v1/me/sessions/" + owner.sessionId(), null);
        assertThat(status(null, session)).isEqualTo(401);
        for (Actor other : List.of(Actors.member(), Actors.practitioner(), Actors.partner())) {
            assertThat(status(other, session)).isEqualTo(404);
        }
        assertThat(status(admin, session)).isEqualTo(403);
        for (String path : List.of("/api/v1/me", "/api/v1/me/sessions", "/api/v1/me/activity")) {
            assertThat(status(null, get(path))).isEqualTo(401);
            assertThat(status(admin, get(path))).isEqualTo(403);
            assertThat(status(owner, get(path))).isEqualTo(200);
        }
        assertThat(status(owner, get("/api/v1/admin/me"))).isEqualTo(403);
        assertThat(status(null, get("/api/v1/admin/me"))).isEqualTo(401);
        assertThat(status(owner, session)).isEqualTo(204);
    }

    private static int status(Actor actor, Endpoint endpoint) {
        var request = actor == null ? anonymous() : actor.given();
        if (endpoint.body() != null) request.body(endpoint.body());
        return request.request(endpoint.method(), endpoint.path()).statusCode();
    }

    private static Endpoint get(String path) {
        return new Endpoint(Method.GET, path, null);
    }

    private static Endpoint post(String path) {
        return new Endpoint(Method.POST, path, null);
    }
}
