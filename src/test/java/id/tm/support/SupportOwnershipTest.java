package id.tm.support;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** T11: the back office's endpoints for short links, contact messages and notifications, as everybody. */
@ServiceTest
class SupportOwnershipTest {

    private record Endpoint(Method method, String path, Object body) {}

    @Test
    void backOfficeEndpointsOpenToTheirPermissionOnly() {
        Actor member = Actors.member();
        Actor practitioner = Actors.practitioner();
        Actor partner = Actors.partner();
        Map<String, List<Endpoint>> byPermission = endpoints();
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
                        .isNotIn(401, 403, 404, 405, 500);
                if (endpoint.method() == Method.GET)
                    assertThat(status(with, endpoint)).as(endpoint.path()).isEqualTo(200);
            }
        });
    }

    private static Map<String, List<Endpoint>> endpoints() {
        Actor admin = Actors.superAdmin();
        Map<String, List<Endpoint>> endpoints = new LinkedHashMap<>();
        String links = "/api/v1/admin/short-links";
        String link = links + "/"
                + admin.given()
                        .body(Map.of("target", "https://tm.example.com/"))
                        .post(links)
                        .path("id");
        endpoints.put("short-links:read", List.of(get(links), get(link), get(link + "/statistics")));
        endpoints.put("short-links:write", List.of(post(links), put(link), post(link + "/deactivation")));
        String contacts = "/api/v1/admin/contact-messages";
        String contact = contacts + "/" + ContactForm.sent(admin);
        endpoints.put("contact-messages:read", List.of(get(contacts), get(contact)));
        endpoints.put(
                "contact-messages:write",
                List.of(
                        put(contact + "/assignment"),
                        put(contact + "/status"),
                        put(contact + "/spam"),
                        post(contact + "/notes"),
                        post(contact + "/replies")));
        String notifications = "/api/v1/admin/notifications";
        String notification = notifications + "/"
                + admin.given()
                        .body(NotificationDraft.toList(List.of("t11@notifications.test")))
                        .post(notifications)
                        .path("id");
        endpoints.put(
                "notifications:read",
                List.of(get(notifications), get(notification), get(notification + "/recipients")));
        endpoints.put(
                "notifications:write",
                List.of(
                        post(notifications),
                        put(notification),
                        post(notification + "/dry-run"),
                        post(notification + "/submission"),
                        post(notification + "/pause"),
                        post(notification + "/resume"),
                        post(notification + "/cancel"),
                        post(notification + "/start")));
        endpoints.put("notifications:approve", List.of(post(notification + "/approval")));
        return endpoints;
    }

    private static int status(Actor actor, Endpoint endpoint) {
        var request = actor == null ? given().contentType(ContentType.JSON).accept(ContentType.JSON) : actor.given();
        if (endpoint.body() != null) request.body(endpoint.body());
        return request.request(endpoint.method(), endpoint.path()).statusCode();
    }

    private static Endpoint get(String path) {
        return new Endpoint(Method.GET, path, null);
    }

    private static Endpoint post(String path) {
        return new Endpoint(Method.POST, path, null);
    }

    private static Endpoint put(String path) {
        return new Endpoint(Method.PUT, path, Map.of());
    }
}
