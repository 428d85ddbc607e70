package id.tm.support.notification;

import static id.tm.support.notification.NotificationSteps.act;
import static id.tm.support.notification.NotificationSteps.create;
import static id.tm.support.notification.NotificationSteps.messages;
import static id.tm.support.notification.NotificationSteps.read;
import static id.tm.support.notification.NotificationSteps.recipients;
import static id.tm.support.notification.NotificationSteps.sql;
import static id.tm.support.notification.NotificationSteps.started;
import static id.tm.support.notification.NotificationSteps.strangers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.tm.platform.job.JobRunner;
import id.tm.platform.time.SystemClock;
import id.tm.support.Channel;
import id.tm.support.Messages;
import id.tm.support.NotificationDraft;
import id.tm.support.OutgoingMessage;
import id.tm.support.Recipient;
import id.tm.support.messaging.MessageDispatcher;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import id.tm.testing.SmtpResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that die, workers that meet, and a blast of fifty thousand: nobody is forgotten, nobody is told twice. */
@ServiceTest
class NotificationCrashTest {

    @Inject
    NotificationRelease release;

    @Inject
    JobRunner jobs;

    @Inject
    SystemClock clock;

    @Inject
    Messages messages;

    @Inject
    MessageDispatcher dispatcher;

    private Actor writer;

    @BeforeEach
    void admin() {
        NotificationSteps.clean();
        writer = Actors.admin("notifications:read", "notifications:write");
    }

    @AfterEach
    void clean() {
        NotificationSteps.clean();
    }

    @Test
    void aProcessThatDiesBeforeItsCommitHasReleasedNobody() {
        List<String> list = strangers(40);
        String id = started(writer, NotificationDraft.toList(list));
        for (int crash = 0; crash < 4; crash++) {
            QuarkusTransaction.begin();
            long lost = release.release(Channel.EMAIL, clock.instant(), 15).sent();
            QuarkusTransaction.rollback();
            assertThat(lost).isEqualTo(Math.min(15, 40 - crash * 10));
            assertThat(messages(id)).isEqualTo(crash * 10L);
            assertThat(release.release(Channel.EMAIL, clock.instant(), 10).sent())
                    .isEqualTo(10);
        }
        jobs.runOnce("notifications");
        read(writer, id).then().body("state", equalTo("DONE"));
        assertThat(messages(id)).isEqualTo(40);
        jobs.runOnce("dispatch");
        list.forEach(
                address -> assertThat(SmtpResource.mailsTo(address)).as(address).hasSize(1));
    }

    /** As when a backup is put back that knows the message but not the release: the key still finds it. */
    @Test
    void theKeyOfARecipientKeepsASecondMessageAway() {
        String id = started(writer, NotificationDraft.toList(strangers(10)));
        release.release(Channel.EMAIL, clock.instant(), 10);
        sql().execute(
                        "update manual_notification_recipients set state = 'WAITING', message_id = null, released_at = null"
                                + " where notification_id = '" + id + "'");

        assertThat(release.release(Channel.EMAIL, clock.instant(), 20).sent()).isEqualTo(10);

        assertThat(messages(id)).isEqualTo(10);
        assertThat(recipients(id, "RELEASED")).isEqualTo(10);
    }

    @Test
    void workersThatMeetReleaseEachRecipientOnce() {
        List<String> list = strangers(400);
        String id = started(writer, NotificationDraft.toList(list));

        List<Long> released =
                Race.calls(8, number -> jobs.runOnce("notifications").sent());

        assertThat(released.stream().mapToLong(Long::longValue).sum()).isEqualTo(400);
        assertThat(messages(id)).isEqualTo(400);
        assertThat(sql().number("select count(distinct address) from messages where dedupe_key like 'notification:" + id
                        + ":%'"))
                .isEqualTo(400);
        read(writer, id).then().body("state", equalTo("DONE"));
    }

    @Test
    void aPauseInTheMiddleOfARunHoldsFromItsAnswerOn() {
        String id = started(writer, NotificationDraft.toList(strangers(500)));
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> jobs.runOnce("notifications"));

        int status = act(writer, id, "pause").statusCode();
        long atTheAnswer = messages(id);
        run.join();

        // The run may have been faster; then there was nothing left to pause.
        assertThat(status).isIn(200, 409);
        assertThat(messages(id)).isEqualTo(atTheAnswer);
        if (status == 200) {
            assertThat(recipients(id, "WAITING")).isEqualTo(500 - atTheAnswer);
            act(writer, id, "resume").then().statusCode(200);
            jobs.runOnce("notifications");
        }
        assertThat(messages(id)).isEqualTo(500);
    }

    @Test
    void fiftyThousandAreWrittenDownReleasedAndOvertakenByAnUrgentMail() {
        fiftyThousandUsers();
        try {
            String id = create(
                    writer,
                    NotificationDraft.with(
                            "audience",
                            Map.of("roles", List.of("member"), "registeredBefore", "2001-02-01T00:00:00Z")));
            act(writer, id, "dry-run").then().statusCode(200).body("reached", equalTo(50_000));
            act(writer, id, "submission").then().body("state", equalTo("PENDING_APPROVAL"));
            act(Actors.admin("notifications:approve"), id, "approval").then().statusCode(200);

            Instant before = Instant.now();
            act(writer, id, "start").then().statusCode(200).body("recipients", equalTo(50_000));
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(60));
            // A worker dies in between, and the next one goes on.
            QuarkusTransaction.begin();
            release.release(Channel.EMAIL, clock.instant(), 1_000);
            QuarkusTransaction.rollback();
            jobs.runOnce("notifications");

            read(writer, id).then().body("state", equalTo("DONE")).body("outcomes", equalTo(Map.of("QUEUED", 50_000)));
            assertThat(sql().number("select count(distinct user_id) from messages where dedupe_key like 'notification:"
                            + id + ":%'"))
                    .isEqualTo(50_000);
            urgentOvertakes();
        } finally {
            NotificationSteps.clean();
            forgetThem();
            audit("enable");
        }
    }

    /** Without what hangs on a delete: fifty tables would be asked, for each, whether they know them. */
    private static void forgetThem() {
        String blasted = "(select id from users where created_at < '2001-02-01')";
        List<String> deletes = List.of(
                "delete from user_roles where user_id in " + blasted,
                "delete from profiles where user_id in " + blasted,
                "delete from users where created_at < '2001-02-01'");
        if (!PostgresResource.current().hasTwoRoles()) {
            deletes.forEach(sql()::execute);
            return;
        }
        PostgresResource.asSuperuser(
                "delete from manual_notification_recipients where message_id in"
                        + " (select id from messages where user_id in " + blasted + ")",
                "delete from messages where user_id in " + blasted);
        PostgresResource.asSuperuser(deletes.toArray(String[]::new));
        PostgresResource.asSuperuser(
                "vacuum analyze users, profiles, user_roles, messages, manual_notification_recipients");
    }

    private void urgentOvertakes() {
        String address = "urgent-" + UUID.randomUUID() + "@notifications.test";
        Recipient recipient = new Recipient(
                null, "Sari", address, null, false, Locale.forLanguageTag("id"), ZoneId.of("Asia/Jakarta"), Set.of());
        QuarkusTransaction.requiringNew()
                .run(() -> messages.send(OutgoingMessage.urgentMail(
                        "email-verification",
                        recipient,
                        Map.of(
                                "name",
                                "Sari",
                                "link",
                                "https://tm.example.com/v",
                                "expiresAt",
                                "2026-01-05T04:18:00Z"))));

        assertThat(dispatcher.run(clock.instant(), 100).sent()).isEqualTo(100);

        assertThat(SmtpResource.mailsTo(address))
                .as("among the first hundred of fifty thousand")
                .hasSize(1);
    }

    private static void fiftyThousandUsers() {
        // Nobody made these, so the activity log need not tell of them.
        audit("disable");
        sql().execute("insert into users (id, version, created_at, updated_at, email, password_hash, status,"
                + " email_verified_at) select gen_random_uuid(), 0, '2001-01-01', '2001-01-01',"
                + " 'blast-' || i || '-" + UUID.randomUUID() + "@notifications.test', 'none', 'ACTIVE', '2001-01-01'"
                + " from generate_series(1, 50000) i");
        sql().execute(
                        "insert into profiles (id, version, created_at, updated_at, user_id, full_name)"
                                + " select gen_random_uuid(), 0, created_at, created_at, id, 'Sari' from users where created_at < '2001-02-01'");
        sql().execute("insert into user_roles (user_id, role_id) select u.id, r.id from users u, roles r"
                + " where u.created_at < '2001-02-01' and r.realm = 'USERS' and r.name = 'member'");
        audit("enable");
        sql().execute("analyze users, profiles, user_roles");
    }

    private static void audit(String enable) {
        for (String table : List.of("users", "profiles", "user_roles")) {
            sql().execute("alter table " + table + " " + enable + " trigger audit");
        }
    }
}
