package id.tm.support;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** T13: whatever is sent, the answer is a problem with a 4xx status, and nothing has changed. */
@ServiceTest
class SupportBadInputTest {

    /** @param anyText fields that may hold whatever people write */
    private record Target(
            Method method,
            String path,
            Supplier<RequestSpecification> caller,
            Map<String, Object> valid,
            Set<String> optional,
            Set<String> anyText) {}

    private static final List<String> NASTY = List.of(
            "",
            "   ",
            "\u0000",
            "a\u0000b",
            "😀😀😀",
            "' or '1'='1' --",
            "'; drop table users; --",
            "<script>alert(1)</script>",
            "../../../etc/passwd",
            "=cmd|'/c calc'!A1",
            "${jndi:ldap://x.test/a}",
            "{{7*7}}",
            "\ud800",
            "x".repeat(100_000));

    /** Refused also where any text is legal. */
    private static final List<String> NEVER_TEXT =
            List.of("\u0000", "a\u0000b", "<script>alert(1)</script>", "\ud800", "x".repeat(100_000));

    @Test
    void nothingThatIsWrongGetsThrough() {
        List<Target> targets = targets();
        String before = state();
        for (Target target : targets) {
            for (String body : List.of("", "null", "[]", "42", "\"text\"", "{", "{\"a\":", "{\"unknown\":1}")) {
                assertRefused(target, body, target.caller().get().body(body).request(target.method(), target.path()));
            }
            assertRefused(
                    target,
                    "another media type",
                    target.caller()
                            .get()
                            .contentType(ContentType.XML)
                            .body("<a/>")
                            .request(target.method(), target.path()));
            for (String field : target.valid().keySet()) {
                for (Object value : wrong(target, field)) {
                    Map<String, Object> body = new LinkedHashMap<>(target.valid());
                    body.put(field, value);
                    assertRefused(
                            target,
                            field + "=" + value,
                            target.caller().get().body(body).request(target.method(), target.path()));
                }
            }
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whatStandsInsideANotificationIsLookedAtToo() {
        Actor admin = Actors.superAdmin();
        String path = "/api/v1/admin/notifications";
        Map<String, Object> members = Map.of("roles", List.of("member"));
        List<Map<String, Object>> wrong = new ArrayList<>();
        for (Map<String, Object> audience : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("roles", List.of("no such role!")),
                Map.of("roles", List.of()),
                Map.of("locale", "id"),
                Map.of("roles", List.of("member"), "locale", "fr"),
                Map.of("roles", List.of("member"), "statuses", List.of("DELETED")),
                Map.of("roles", List.of("member"), "registeredSince", "yesterday"),
                Map.of("roles", List.of("member"), "recipients", List.of("a@b.test")),
                Map.of("recipients", List.of("nobody")),
                Map.of("recipients", List.of("a@b.test\r\nBcc: c@d.test")),
                Map.of("recipients", List.of("")),
                Map.of("recipients", java.util.Collections.nCopies(50_001, "a@b.test")))) {
            wrong.add(NotificationDraft.with("audience", audience));
        }
        for (Object text : List.of(
                Map.of("subject", "S"),
                Map.of("subject", "S", "body", " "),
                Map.of("body", "no subject"),
                Map.of("subject", "a\nb", "body", "B"),
                Map.of("subject", "S", "body", "<img src=x onerror=alert(1)>"),
                Map.of("subject", "S", "body", "a\u0000b"),
                Map.of("subject", "S", "body", "x".repeat(4_001)))) {
            wrong.add(NotificationDraft.with("indonesian", text));
            wrong.add(NotificationDraft.with("english", text));
        }
        for (Map<String, Object> values : List.<Map<String, Object>>of(
                Map.of("body", "<script>"),
                Map.of("body", "a\u0000b"),
                Map.of("Bad name", "x"),
                Map.of("subject", "x"))) {
            wrong.add(NotificationDraft.template("manual-notification", values, members));
        }
        wrong.add(NotificationDraft.template("no-such-template", Map.of(), members));
        wrong.add(NotificationDraft.template("../x", Map.of(), members));
        String before = state();
        for (Map<String, Object> body : wrong) {
            Response answer = admin.given().body(body).post(path);
            String shown = body.toString();
            assertThat(answer.statusCode())
                    .as(shown.substring(0, Math.min(200, shown.length())) + answer.asString())
                    .isIn(400, 422);
        }
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void pathsMayBeNonsenseToo() {
        Actor admin = Actors.superAdmin();
        for (String id : List.of("1", "null", "%00", "..%2f..", "😀", "00000000-0000-0000-0000-000000000000")) {
            for (String path : paths()) {
                assertThat(admin.given()
                                .urlEncodingEnabled(!id.contains("%"))
                                .redirects()
                                .follow(false)
                                .get(path + id)
                                .statusCode())
                        .as(path + id)
                        .isBetween(400, 499);
            }
        }
    }

    private static List<String> paths() {
        return List.of(
                "/s/", "/api/v1/admin/short-links/", "/api/v1/admin/contact-messages/", "/api/v1/admin/notifications/");
    }

    private static List<Target> targets() {
        Actor admin = Actors.superAdmin();
        List<Target> targets = new ArrayList<>();
        Map<String, Object> link = Map.of(
                "slug", "t13-slug",
                "target", "https://tm.example.com/t13",
                "label", "T13",
                "validFrom", "2026-01-01T00:00:00Z",
                "visitCap", 5);
        Set<String> optional = Set.of("slug", "label", "validFrom", "visitCap");
        String links = "/api/v1/admin/short-links";
        targets.add(new Target(Method.POST, links, admin::given, link, optional, Set.of("label")));
        String made = admin.given()
                .body(Map.of("target", "https://tm.example.com/"))
                .post(links)
                .path("id");
        targets.add(new Target(
                Method.PUT,
                links + "/" + made,
                () -> admin.given().header("If-Match", "*"),
                link,
                optional,
                Set.of("label")));
        String contact = "/api/v1/admin/contact-messages/" + ContactForm.sent(admin);
        Map<String, Object> text = Map.of("text", "T13");
        targets.add(new Target(
                Method.POST,
                "/api/v1/contact-messages",
                ContactForm::anonymous,
                ContactForm.filled("t13@contacts.test"),
                Set.of("phone", "website"),
                Set.of("subject", "message")));
        targets.add(new Target(Method.POST, contact + "/notes", admin::given, text, Set.of(), Set.of("text")));
        targets.add(new Target(Method.POST, contact + "/replies", admin::given, text, Set.of(), Set.of("text")));
        targets.add(new Target(
                Method.PUT,
                contact + "/assignment",
                () -> admin.given().header("If-Match", "*"),
                Map.of("assigneeId", "00000000-0000-0000-0000-000000000000"),
                Set.of("assigneeId"),
                Set.of()));
        targets.add(new Target(
                Method.PUT,
                contact + "/status",
                () -> admin.given().header("If-Match", "*"),
                Map.of("status", "RESOLVED"),
                Set.of(),
                Set.of()));
        targets.add(new Target(
                Method.PUT,
                contact + "/spam",
                () -> admin.given().header("If-Match", "*"),
                Map.of("spam", true),
                Set.of(),
                Set.of()));
        String notifications = "/api/v1/admin/notifications";
        Map<String, Object> draft = NotificationDraft.toList(List.of("t13@notifications.test"));
        targets.add(new Target(Method.POST, notifications, admin::given, draft, Set.of("english"), Set.of("title")));
        targets.add(new Target(
                Method.PUT,
                notifications + "/"
                        + admin.given().body(draft).post(notifications).path("id"),
                () -> admin.given().header("If-Match", "*"),
                draft,
                Set.of("english"),
                Set.of("title")));
        return targets;
    }

    private static List<Object> wrong(Target target, String field) {
        List<Object> values = new ArrayList<>(target.anyText().contains(field) ? NEVER_TEXT : NASTY);
        // The trap takes everything but a novel.
        if (field.equals("website")) values.retainAll(List.of("x".repeat(100_000)));
        // An empty text is read as no moment, no number and no id, as everywhere in the service.
        if (field.startsWith("valid") || Set.of("visitCap", "assigneeId").contains(field))
            values.removeIf(value -> value.toString().trim().isEmpty());
        values.add(Map.of("a", 1));
        values.add(List.of(List.of(1)));
        if (!target.optional().contains(field)) values.add(null);
        return values;
    }

    private static void assertRefused(Target target, String what, Response answer) {
        String shown = what.length() > 60 ? what.substring(0, 60) + "…" : what;
        assertThat(answer.statusCode())
                .as("%s %s %s: %s", target.method(), target.path(), shown, answer.asString())
                .isBetween(400, 499);
        assertThat(answer.contentType()).as(target.path() + " " + shown).startsWith("application/problem+json");
        assertThat(answer.<String>path("code")).isNotBlank();
        assertThat(answer.asString()).doesNotContain("Exception", "id.tm.", "select ", "org.hibernate");
    }

    /** A fingerprint of every row that such requests could have changed. */
    private static String state() {
        Sql sql = new Sql(PostgresResource.current());
        List<String> parts = new ArrayList<>();
        for (String table : List.of(
                "short_links",
                "short_link_counters",
                "short_link_days",
                "contact_us",
                "contact_us_notes",
                "contact_us_mails",
                "contact_us_histories",
                "manual_notification_histories",
                "manual_notification_targets",
                "manual_notification_recipients",
                "messages")) {
            parts.add(table + " "
                    + sql.texts(
                            "select coalesce(md5(string_agg(cast(t as text), ',' order by cast(t as text))), '') from "
                                    + table + " t"));
        }
        return String.join("\n", parts);
    }
}
