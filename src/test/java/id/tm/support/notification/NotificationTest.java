package id.tm.support.notification;

import static id.tm.support.notification.NotificationSteps.BASE;
import static id.tm.support.notification.NotificationSteps.act;
import static id.tm.support.notification.NotificationSteps.create;
import static id.tm.support.notification.NotificationSteps.messages;
import static id.tm.support.notification.NotificationSteps.read;
import static id.tm.support.notification.NotificationSteps.recipients;
import static id.tm.support.notification.NotificationSteps.sql;
import static id.tm.support.notification.NotificationSteps.started;
import static id.tm.support.notification.NotificationSteps.strangers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import id.tm.platform.job.JobRunner;
import id.tm.platform.time.SystemClock;
import id.tm.support.Channel;
import id.tm.support.NotificationDraft;
import id.tm.support.messaging.Suppressions;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ReceivedMail;
import id.tm.testing.ServiceTest;
import id.tm.testing.SmtpResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class NotificationTest {

    @Inject
    JobRunner jobs;

    @Inject
    SystemClock clock;

    @Inject
    Suppressions suppressions;

    @Inject
    NotificationPersonalData personalData;

    private Actor writer;
    private Actor approver;

    @BeforeEach
    void admins() {
        writer = Actors.admin("notifications:read", "notifications:write", "notifications:approve");
        approver = Actors.admin("notifications:read", "notifications:write", "notifications:approve");
    }

    @AfterEach
    void clean() {
        clock.move(Duration.ZERO);
        NotificationSteps.clean();
    }

    @Test
    void fewRecipientsNeedNoSecondAdmin() throws Exception {
        Actor indonesian = Actors.member(w -> w.name("Sari"));
        Actor english = Actors.member(w -> w.name("Jane").locale("en"));
        String stranger = strangers(1).get(0);
        String id = started(
                writer,
                NotificationDraft.toList(List.of(
                        indonesian.id().toString(), english.email().toUpperCase(), stranger, indonesian.email())));

        jobs.runOnce("notifications");
        read(writer, id)
                .then()
                .body("state", equalTo("DONE"))
                .body("recipients", equalTo(3))
                .body("outcomes", equalTo(Map.of("QUEUED", 3)))
                .body("history.to", equalTo(List.of("APPROVED", "RUNNING", "DONE")));
        jobs.runOnce("dispatch");

        ReceivedMail mail = ReceivedMail.to(indonesian.email()).get(0);
        assertThat(ReceivedMail.to(indonesian.email())).hasSize(1);
        assertThat(mail.subject()).isEqualTo("Libur akhir tahun");
        assertThat(mail.html()).contains("Halo Sari,", "Sampai jumpa &amp; terima kasih.", "/api/v1/unsubscribe/");
        assertThat(ReceivedMail.to(english.email()).get(0).text()).contains("Hello Jane", "See you & thank you.");
        assertThat(ReceivedMail.to(stranger).get(0).text()).contains("Halo Bapak/Ibu");
        assertThat(SmtpResource.mailsTo(indonesian.email()).get(0).getHeader("List-Unsubscribe-Post"))
                .containsExactly("List-Unsubscribe=One-Click");
        read(writer, id).then().body("outcomes", equalTo(Map.of("SENT", 3)));
        writer.given()
                .queryParam("message", "SENT")
                .get(BASE + "/" + id + "/recipients")
                .then()
                .body("items.outcome", equalTo(List.of("SENT", "SENT", "SENT")))
                .body("items.address", hasItem(containsString("***@")));
    }

    @Test
    void theDryRunSaysWhomItReachesAndWhyNotAndChangesNothing() {
        Actor good = Actors.member(w -> w.name("Good <b>"));
        Actor optedOut = Actors.member();
        Actor dead = Actors.member();
        sql().execute("insert into user_channel_opt_outs (id, created_at, user_id, channel) values"
                + " (gen_random_uuid(), now(), '" + optedOut.id() + "', 'EMAIL')");
        suppressions.suppress(Channel.EMAIL, dead.email(), "gone");
        String id = create(
                writer,
                NotificationDraft.toList(List.of(
                        good.email(),
                        optedOut.email(),
                        dead.email(),
                        UUID.randomUUID().toString())));
        String before = read(writer, id).asString();

        act(writer, id, "dry-run")
                .then()
                .statusCode(200)
                .body("audience", equalTo(4))
                .body("reached", equalTo(1))
                .body("skipped", equalTo(Map.of("OPTED_OUT", 1, "SUPPRESSED", 1, "UNKNOWN", 1)))
                .body("needsApproval", equalTo(false))
                .body("samples", hasSize(1))
                .body("samples[0].address", containsString("***@"))
                .body("samples[0].html", containsString("Good &lt;b&gt;"))
                .body("samples[0].text", containsString("Kami libur."));

        assertThat(read(writer, id).asString()).isEqualTo(before);
        assertThat(messages(id)).isZero();
    }

    @Test
    void threeSamplesAreShownOfMany() {
        String id = create(writer, NotificationDraft.toList(strangers(501)));
        act(writer, id, "dry-run")
                .then()
                .body("samples", hasSize(3))
                .body("reached", equalTo(501))
                .body("needsApproval", equalTo(true));
    }

    @Test
    void marketingGoesToThoseWhoAgreedLast() {
        Actor agreed = Actors.member();
        Actor withdrew = Actors.member();
        Actor never = Actors.member();
        consent(agreed, false, "2026-01-01");
        consent(agreed, true, "2026-02-01");
        consent(withdrew, true, "2026-01-01");
        consent(withdrew, false, "2026-02-01");
        Map<String, Object> draft = NotificationDraft.toList(List.of(
                agreed.email(), withdrew.email(), never.email(), strangers(1).get(0)));
        draft.put("kind", "MARKETING");
        String id = create(writer, draft);

        act(writer, id, "dry-run")
                .then()
                .body("reached", equalTo(1))
                .body("skipped", equalTo(Map.of("NO_CONSENT", 2, "UNKNOWN", 1)));
    }

    @Test
    void rolesAndFiltersChooseUsers() {
        Actor analyst = Actors.user(w -> w.locale("en"), List.of("analyst"));
        Actor other = Actors.user(w -> {}, List.of("analyst"));
        Actor locked = Actors.user(w -> w.locale("en"), List.of("analyst"));
        sql().execute("update users set created_at = '2003-02-01' where id in ('" + analyst.id() + "', '" + other.id()
                + "', '" + locked.id() + "')");
        sql().execute("update users set status = 'LOCKED' where id = '" + locked.id() + "'");
        Map<String, Object> draft = NotificationDraft.with(
                "audience",
                Map.of(
                        "roles",
                        List.of("analyst", "practitioner"),
                        "locale",
                        "en",
                        "registeredSince",
                        "2003-01-01T00:00:00Z",
                        "registeredBefore",
                        "2003-03-01T00:00:00Z"));
        String id = started(writer, draft);
        assertThat(sql().texts("select user_id from manual_notification_recipients where notification_id = '" + id
                        + "'"))
                .containsExactly(analyst.id().toString());
        read(writer, id).then().body("audience.registeredSince", equalTo("2003-01-01T00:00:00Z"));
        sql().execute("update users set created_at = now() where created_at = '2003-02-01'");
    }

    @Test
    void whatsAppGoesToPhonesThatTakeIt() {
        Actor phone = Actors.member();
        Actor none = Actors.member(w -> w.whatsapp(false));
        Map<String, Object> draft = NotificationDraft.toList(List.of(phone.email(), none.email()));
        draft.put("channel", "WHATSAPP");
        draft.put("indonesian", Map.of("body", "Kami libur."));
        draft.remove("english");
        String id = started(writer, draft);
        assertThat(recipients(id, "WAITING")).isEqualTo(1);
        writer.given()
                .queryParam("reason", "NO_ADDRESS")
                .get(BASE + "/" + id + "/recipients")
                .then()
                .body("items", hasSize(1))
                .body("items[0].outcome", equalTo("SKIPPED"));
    }

    @Test
    void aTemplateIsFrozenInTheVersionItStartedWith() {
        Actor member = Actors.member();
        Map<String, Object> draft = NotificationDraft.template(
                "manual-notification",
                Map.of("subject", "Pemberitahuan", "body", "Isi"),
                Map.of("recipients", List.of(member.email())));
        String id = started(writer, draft);
        jobs.runOnce("notifications");
        assertThat(sql().texts("select m.template_id from messages m join manual_notification_histories h"
                        + " on h.indonesian_template_id = m.template_id where h.id = '" + id
                        + "' and m.dedupe_key like 'notification:" + id + ":%'"))
                .hasSize(1);
    }

    @Test
    void manyRecipientsWaitForAnAdminWhoDidNotWriteIt() {
        String id = create(writer, NotificationDraft.toList(strangers(501)));
        act(writer, id, "start").then().statusCode(409).body("code", equalTo("notification-approval-required"));
        assertThat(recipients(id, "WAITING"))
                .as("nothing is left of the refused start")
                .isZero();
        act(writer, id, "approval").then().statusCode(409).body("currentState", equalTo("DRAFT"));
        act(writer, id, "submission").then().statusCode(200).body("state", equalTo("PENDING_APPROVAL"));
        act(writer, id, "approval").then().statusCode(422).body("code", equalTo("notification-own-approval"));
        act(writer, id, "start").then().statusCode(409).body("code", equalTo("notification-state"));

        act(approver, id, "approval")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("approvedBy", equalTo(approver.id().toString()));
        act(writer, id, "start").then().statusCode(200).body("state", equalTo("RUNNING"));
    }

    @Test
    void whoeverEditedLastCannotApproveEither() {
        List<String> list = strangers(501);
        String id = create(writer, NotificationDraft.toList(list));
        act(writer, id, "submission");
        act(approver, id, "approval").then().statusCode(200);
        approver.given()
                .header("If-Match", "*")
                .body(NotificationDraft.toList(list))
                .put(BASE + "/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("approvedBy", equalTo(null));
        act(writer, id, "submission");
        act(approver, id, "approval").then().statusCode(422);
        act(writer, id, "approval").then().statusCode(422);
        act(Actors.admin("notifications:approve"), id, "approval").then().statusCode(200);
        assertThatThrownBy(() -> sql().execute(
                                "update manual_notification_histories set approved_by = created_by where id = '" + id
                                        + "'"))
                .hasStackTraceContaining("ck_manual_notification_histories_approver");
    }

    @Test
    void nobodyToReachIsNoStart() {
        String id = create(
                writer, NotificationDraft.toList(List.of(UUID.randomUUID().toString())));
        act(writer, id, "start").then().statusCode(422).body("code", equalTo("notification-no-recipients"));
        read(writer, id).then().body("state", equalTo("DRAFT"));
    }

    @Test
    void changesWantTheVersionThatWasReadAndEndWithTheStart() {
        String id = create(writer, NotificationDraft.toList(strangers(2)));
        Map<String, Object> other = NotificationDraft.toList(strangers(3));
        writer.given().body(other).put(BASE + "/" + id).then().statusCode(428);
        writer.given()
                .header("If-Match", "\"9\"")
                .body(other)
                .put(BASE + "/" + id)
                .then()
                .statusCode(412);
        writer.given()
                .header("If-Match", "\"0\"")
                .body(other)
                .put(BASE + "/" + id)
                .then()
                .statusCode(200)
                .body("listed", equalTo(3));
        act(writer, id, "start").then().statusCode(200);
        writer.given()
                .header("If-Match", "*")
                .body(other)
                .put(BASE + "/" + id)
                .then()
                .statusCode(409)
                .body("code", equalTo("notification-state"));
    }

    @Test
    void theDatabaseItselfKeepsAStartedNotificationAsItIs() {
        String id = started(writer, NotificationDraft.toList(strangers(2)));
        for (String change : List.of(
                "update manual_notification_histories set title = 'x' where id = '" + id + "'",
                "update manual_notification_histories set texts = '{}' where id = '" + id + "'",
                "update manual_notification_histories set started_at = null where id = '" + id + "'",
                "delete from manual_notification_histories where id = '" + id + "'",
                "insert into manual_notification_targets values ('" + id + "', 'x@y.test')",
                "delete from manual_notification_targets where notification_id = '" + id + "'")) {
            assertThatThrownBy(() -> sql().execute(change)).as(change).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> sql().execute("insert into manual_notification_recipients (id, created_at, updated_at,"
                        + " notification_id, channel, recipient_key, state) select gen_random_uuid(), now(), now(),"
                        + " notification_id, channel, recipient_key, 'WAITING' from manual_notification_recipients"
                        + " where notification_id = '" + id + "'"))
                .hasStackTraceContaining("uq_manual_notification_recipients_recipient");
    }

    @Test
    void oneOfTwentyStartsAtOnceWins() {
        String id = create(writer, NotificationDraft.toList(strangers(50)));
        Race race = Race.run(20, () -> act(writer, id, "start"));
        assertThat(race.statuses()).containsOnly(entry(200, 1L), entry(409, 19L));
        assertThat(recipients(id, "WAITING")).isEqualTo(50);
    }

    @Test
    void aPausedOneReleasesNothingAndGoesOnWhereItWas() {
        String id = started(writer, NotificationDraft.toList(strangers(30)));
        act(writer, id, "pause").then().statusCode(200).body("state", equalTo("PAUSED"));
        jobs.runOnce("notifications");
        assertThat(messages(id)).isZero();
        act(writer, id, "pause").then().statusCode(409);
        act(writer, id, "resume").then().statusCode(200).body("state", equalTo("RUNNING"));
        jobs.runOnce("notifications");
        assertThat(messages(id)).isEqualTo(30);
        act(writer, id, "resume").then().statusCode(409);
        act(writer, id, "cancel").then().statusCode(409).body("currentState", equalTo("DONE"));
    }

    @Test
    void aCancelledOneCallsBackWhatHasNotLeft() {
        List<String> list = strangers(20);
        String id = started(writer, NotificationDraft.toList(list));
        jobs.runOnce("notifications");
        String waiting = started(writer, NotificationDraft.toList(strangers(20)));
        act(writer, waiting, "cancel").then().statusCode(200).body("outcomes", equalTo(Map.of("SKIPPED", 20)));
        sql().execute("update manual_notification_histories set state = 'PAUSED', finished_at = null where id = '" + id
                + "'");

        act(writer, id, "cancel").then().statusCode(200).body("outcomes", equalTo(Map.of("SUPPRESSED", 20)));

        jobs.runOnce("notifications");
        jobs.runOnce("dispatch");
        assertThat(SmtpResource.mailsTo(list.get(0))).isEmpty();
        assertThat(messages(waiting)).isZero();
    }

    @Test
    void whoOptsOutUnsubscribesOrIsLockedBetweenStartAndReleaseGetsNothing() {
        Actor optsOut = Actors.member();
        Actor isLocked = Actors.member();
        Actor stays = Actors.member();
        String stranger = strangers(1).get(0);
        String id = started(
                writer, NotificationDraft.toList(List.of(optsOut.email(), isLocked.email(), stays.email(), stranger)));
        sql().execute("insert into user_channel_opt_outs (id, created_at, user_id, channel) values"
                + " (gen_random_uuid(), now(), '" + optsOut.id() + "', 'EMAIL')");
        sql().execute("update users set status = 'LOCKED' where id = '" + isLocked.id() + "'");
        suppressions.unsubscribe(Channel.EMAIL, stranger);

        jobs.runOnce("notifications");

        assertThat(sql().texts("select reason from manual_notification_recipients where notification_id = '" + id
                        + "' and state = 'SKIPPED'"))
                .containsExactlyInAnyOrder("OPTED_OUT", "INACTIVE", "SUPPRESSED");
        assertThat(messages(id)).isEqualTo(1);
    }

    @Test
    void whoUnsubscribesWhileTheMailWaitsInTheOutboxGetsNothing() {
        List<String> list = strangers(2);
        started(writer, NotificationDraft.toList(list));
        jobs.runOnce("notifications");
        suppressions.unsubscribe(Channel.EMAIL, list.get(0));

        jobs.runOnce("dispatch");

        assertThat(SmtpResource.mailsTo(list.get(0))).isEmpty();
        assertThat(SmtpResource.mailsTo(list.get(1))).hasSize(1);
    }

    @Test
    void noMinuteTakesMoreWhatsAppThanTheThrottle() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 50; i++) ids.add(Actors.member().email());
        Map<String, Object> draft = NotificationDraft.toList(ids);
        draft.put("channel", "WHATSAPP");
        draft.put("indonesian", Map.of("body", "Kami libur."));
        draft.remove("english");
        String first = started(writer, draft);
        String second = started(writer, draft);
        List<Long> perStep = new ArrayList<>();
        // Every seven seconds for five minutes, as any number of workers would.
        long before = 0;
        for (int step = 0; step < 43; step++) {
            clock.move(Duration.ofSeconds(7L * step));
            jobs.runOnce("notifications");
            long now = messages(first) + messages(second);
            perStep.add(now - before);
            before = now;
        }

        assertThat(before).isEqualTo(100);
        for (int from = 0; from < perStep.size(); from++) {
            // Nine steps lie within any 60 seconds.
            long within = perStep.subList(from, Math.min(perStep.size(), from + 9)).stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(within).as("the minute from step %s on", from).isLessThanOrEqualTo(20);
        }
        assertThat(sql().texts(
                                "select count(*) from manual_notification_recipients a"
                                        + " join manual_notification_recipients b on b.channel = a.channel"
                                        + " and b.released_at > a.released_at - interval '60 seconds' and b.released_at <= a.released_at"
                                        + " where a.channel = 'WHATSAPP' and a.released_at > '2021-01-01' group by a.id order by 1 desc limit 1")
                        .get(0))
                .isEqualTo("20");
    }

    @Test
    void notificationsBesideEachOtherShareTheThrottle() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) ids.add(Actors.member().email());
        Map<String, Object> draft = NotificationDraft.toList(ids);
        draft.put("channel", "WHATSAPP");
        draft.put("indonesian", Map.of("body", "Kami libur."));
        draft.remove("english");
        String first = started(writer, draft);
        String second = started(writer, draft);
        jobs.runOnce("notifications");
        assertThat(messages(first)).isEqualTo(10);
        assertThat(messages(second)).isEqualTo(10);
    }

    @Test
    void personalDataCanBeTakenAlongAndForgotten() {
        Actor member = Actors.member();
        String id = started(writer, NotificationDraft.toList(List.of(member.email())));
        assertThat(personalData.export(member.id()).toString()).contains(member.email(), id);

        personalData.erase(member.id());

        assertThat(sql().texts("select cast(r as text) from manual_notification_recipients r where notification_id = '"
                                + id + "'")
                        .toString())
                .doesNotContain(member.email(), member.name());
        jobs.runOnce("notifications");
        assertThat(messages(id)).isZero();
    }

    private static void consent(Actor user, boolean granted, String at) {
        Instant moment = Instant.parse(at + "T00:00:00Z");
        sql().execute(
                        "insert into user_consents (id, created_at, user_id, kind, channel, document_version, granted) values"
                                + " (gen_random_uuid(), '" + moment + "', '" + user.id()
                                + "', 'MARKETING', 'EMAIL', '1', " + granted
                                + ")");
    }
}
