package id.tm.support.notification;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.Actor;
import id.tm.testing.PostgresResource;
import id.tm.testing.Sql;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What admins do with notifications, and what a test clears away behind them. */
final class NotificationSteps {

    static final String BASE = "/api/v1/admin/notifications";

    private NotificationSteps() {}

    static String create(Actor admin, Map<String, Object> draft) {
        Response made = admin.given().body(draft).post(BASE);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
    }

    static Response act(Actor admin, String id, String act) {
        return admin.given().post(BASE + "/" + id + "/" + act);
    }

    /** Drafted and running, with no approval needed. */
    static String started(Actor admin, Map<String, Object> draft) {
        String id = create(admin, draft);
        Response start = act(admin, id, "start");
        assertThat(start.statusCode()).as(start.asString()).isEqualTo(200);
        return id;
    }

    static Response read(Actor admin, String id) {
        return admin.given().get(BASE + "/" + id);
    }

    static List<String> strangers(int n) {
        String run = UUID.randomUUID().toString().substring(0, 8);
        return IntStream.range(0, n)
                .mapToObj(i -> "n" + i + "-" + run + "@notifications.test")
                .toList();
    }

    static Sql sql() {
        return new Sql(PostgresResource.current());
    }

    static long messages(String notification) {
        return sql().number(
                        "select count(*) from messages where dedupe_key like 'notification:" + notification + ":%'");
    }

    static long recipients(String notification, String state) {
        return sql().number("select count(*) from manual_notification_recipients where notification_id = '"
                + notification + "' and state = '" + state + "'");
    }

    /** Nothing that one test leaves running or queued is in the way of another. */
    static void clean() {
        sql().execute("update manual_notification_histories set state = 'CANCELLED', finished_at = now()"
                + " where state in ('RUNNING', 'PAUSED')");
        sql().execute(
                        "update messages set state = 'SUPPRESSED' where state = 'QUEUED' and dedupe_key like 'notification:%'");
        sql().execute(
                        "update manual_notification_recipients set released_at = '2020-01-01' where released_at > '2020-01-01'");
    }
}
