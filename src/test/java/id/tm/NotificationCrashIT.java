package id.tm;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.LoginStorm;
import id.tm.testing.Patience;
import id.tm.testing.Replicas;
import id.tm.testing.SmtpSink;
import id.tm.testing.SmtpSink.Mail;
import id.tm.testing.Sql;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** T4 for a notification to many: processes die by SIGKILL while it goes out, and a password is forgotten meanwhile. */
class NotificationCrashIT {

    private static final int MEMBERS = 4000;
    private static final Duration QUICK = Duration.ofMillis(40);

    /** So slow that what is left of the notification would take minutes, and far from a time-out. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    /** The doors behind which processes die; the first one stays. */
    private static final List<Integer> MORTAL = List.of(1, 2);

    @Test
    void everybodyIsToldOnceWhicheverProcessDies() {
        try (SmtpSink sink = SmtpSink.start();
                Replicas replicas = replicas(sink).open("first", "second", "third")) {
            sink.delay(QUICK);
            Sql sql = replicas.sql();
            LoginStorm.prepare(sql, replicas.port(0), MEMBERS, Replicas.PASSWORD);

            String id = start(replicas);
            int victim = 0;
            for (int point : List.of(100, 500, 900, 1400)) {
                sink.awaitCount(point);
                replicas.kill(MORTAL.get(victim++ % 2));
            }
            sink.delay(SLOW);
            Response asked = replicas.insist(0, null, anybody -> anybody.body(Map.of("email", LoginStorm.email(7)))
                    .post("/auth/password-resets"));
            asked.then().statusCode(202);
            Patience.await("the reset mail")
                    .until(() -> !mailsWith(sink, resetMessage(sql)).isEmpty());
            assertThat(sql.number("select count(*) from messages where state in ('QUEUED', 'SENDING')"))
                    .as("the notification was still going out")
                    .isPositive();
            sink.delay(QUICK);

            awaitSettled(sql, id);
            String reset = resetMessage(sql);
            long arrival = mailsWith(sink, reset).get(0).order();
            Map<String, List<Mail>> byMessage = sink.mails().stream()
                    .filter(mail -> !mail.messageId().equals(reset))
                    .collect(Collectors.groupingBy(Mail::messageId));
            assertThat(byMessage.values())
                    .as("mails that had been queued before the reset mail, and came after it")
                    .filteredOn(copies -> copies.stream().allMatch(copy -> copy.order() > arrival))
                    .hasSizeGreaterThan(MEMBERS / 8);
            assertThat(byMessage.values().stream().map(copies -> copies.get(0).recipient()))
                    .as("one mail a person, and nobody left out")
                    .doesNotHaveDuplicates()
                    .hasSize(MEMBERS);
            byMessage.forEach((messageId, copies) -> assertThat(copies)
                    .as("%s is seen once; a repetition says that it is one", messageId)
                    .filteredOn(copy -> copy.resend() == null)
                    .hasSizeLessThan(2));
            assertThat(sql.number("select count(*) from messages where attempts > 1"))
                    .as("the kills hit mails that were under way")
                    .isPositive();
        }
    }

    private static String start(Replicas replicas) {
        String admin = replicas.admin();
        Response made = replicas.insist(0, admin, client -> client.body(Map.of(
                        "title", "Libur",
                        "kind", "SERVICE",
                        "channel", "EMAIL",
                        "indonesian", Map.of("subject", "Libur", "body", "Kami libur pada 25 Desember."),
                        "audience", Map.of("roles", List.of("member"))))
                .post("/admin/notifications"));
        made.then().statusCode(201);
        String id = made.path("id");
        for (String act : List.of("dry-run", "start")) {
            replicas.insist(0, admin, client -> client.post("/admin/notifications/" + id + "/" + act))
                    .then()
                    .statusCode(200);
        }
        return id;
    }

    private static void awaitSettled(Sql sql, String id) {
        Patience.await("all settled")
                .pollInterval(Duration.ofMillis(250))
                .until(() -> sql.texts("select state from manual_notification_histories where id = '" + id + "'")
                                .equals(List.of("DONE"))
                        && sql.number("select count(*) from messages where state in ('QUEUED', 'SENDING')") == 0);
    }

    private static String resetMessage(Sql sql) {
        List<String> found =
                sql.texts("select '<' || id || '@tm.localhost>' from messages where template_key = 'password-reset'");
        return found.isEmpty() ? "" : found.get(0);
    }

    private static List<Mail> mailsWith(SmtpSink sink, String messageId) {
        return sink.mails().stream()
                .filter(mail -> mail.messageId().equals(messageId))
                .toList();
    }

    private static Replicas replicas(SmtpSink sink) {
        Map<String, String> settings = new HashMap<>(sink.settings());
        settings.put("TM_JOBS_EVERY", "1s");
        settings.put("TM_NOTIFICATIONS_APPROVAL_ABOVE", Integer.toString(MEMBERS));
        settings.put("TM_NOTIFICATIONS_EMAIL_PER_MINUTE", "100000");
        // Four times as long a message stays with a worker that was killed.
        settings.put("TM_MAIL_TIMEOUT", "PT5S");
        settings.put("TM_MAIL_RETRY_FIRST", "PT1S");
        // Kills and stops of whole processes count as attempts; how they end is told elsewhere.
        settings.put("TM_MAIL_ATTEMPTS", "100");
        return Replicas.with(settings);
    }
}
