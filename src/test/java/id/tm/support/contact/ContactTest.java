package id.tm.support.contact;

import static id.tm.support.ContactForm.filled;
import static id.tm.support.ContactForm.freshEmail;
import static id.tm.support.ContactForm.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import id.tm.platform.crypto.ColumnCipher;
import id.tm.platform.job.JobRunner;
import id.tm.platform.time.SystemClock;
import id.tm.support.ContactForm;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ReceivedMail;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import id.tm.testing.SmtpResource;
import id.tm.testing.Sql;
import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ContactTest {

    private static final String BASE = "/api/v1/admin/contact-messages";

    @Inject
    SystemClock clock;

    @Inject
    JobRunner jobs;

    @Inject
    ContactPersonalData personalData;

    private Actor admin;
    private String email;

    @BeforeEach
    void admin() {
        admin = Actors.admin("contact-messages:read", "contact-messages:write");
        email = freshEmail();
    }

    @AfterEach
    void present() {
        clock.move(Duration.ZERO);
        // What was used at a moved time would be in use for long.
        sql().execute("delete from rate_limits where purpose like 'contact-%'");
    }

    @Test
    void aMessageIsTakenInAndAcknowledgedWithoutRepeatingIt() throws Exception {
        send(filled(email)).then().statusCode(202).body("next", equalTo("we-will-answer-by-mail"));

        thread().then()
                .statusCode(200)
                .body("message.status", equalTo("NEW"))
                .body("message.reference", matchesPattern("TM-[2-9A-HJ-NP-Z]{8}"))
                .body("message.message", equalTo("Saya sudah menyelesaikan tes.\n\nLaporannya belum ada."))
                .body("message.overdue", equalTo(false))
                .body("conversation.kind", equalTo(List.of("ACKNOWLEDGEMENT")));
        MimeMessage mail = mails().get(0);
        assertThat(mail.getSubject()).isEqualTo("Pesan Anda sudah kami terima [" + reference() + "]");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-replied");
        var values = SentMessages.last(email, "contact-acknowledgement").variables();
        assertThat(values).containsEntry("name", "Dr. Sari Wulandari, S. Psi").containsEntry("hours", 48L);
        assertThat(values.toString()).doesNotContain("Laporan");
    }

    @Test
    void oneAddressIsNotFloodedByOurForm() {
        Race race = Race.run(20, () -> send(filled(email)));

        assertThat(race.statuses()).containsOnly(entry(202, 20L));
        assertThat(SentMessages.to(email)).hasSize(1);
        admin.given().queryParam("email", email.toUpperCase()).get(BASE).then().body("items", hasSize(20));
        clock.move(Duration.ofHours(25));
        send(filled(email)).then().statusCode(202);
        assertThat(SentMessages.to(email)).hasSize(2);
    }

    @Test
    void whatFallsIntoTheTrapLooksTheSameAndIsKeptOutOfSight() {
        Map<String, Object> form = filled(email);
        form.put("website", "https://spam.example");
        Response trapped = send(form);
        assertThat(trapped.asString()).isEqualTo(send(filled(freshEmail())).asString());
        assertThat(trapped.statusCode()).isEqualTo(202);

        assertThat(SentMessages.to(email)).isEmpty();
        admin.given().queryParam("email", email).get(BASE).then().body("items", empty());
        String id = admin.given()
                .queryParam("email", email)
                .queryParam("spam", "true")
                .get(BASE)
                .path("items[0].id");
        put(id, "/spam", "\"0\"", Map.of("spam", false)).then().statusCode(200).body("message.spam", equalTo(false));
        admin.given().queryParam("email", email).get(BASE).then().body("items", hasSize(1));
    }

    @Test
    void oneNetworkAddressMayWriteSoOften() {
        clock.move(Duration.ofDays(400));
        int taken = 0;
        while (taken <= 300 && send(filled(email)).statusCode() == 202) taken++;
        assertThat(taken).isBetween(300, 310);
        send(filled(email))
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .header("RateLimit-Remaining", "0");
    }

    @Test
    void theMailsOfOneMessageAreOneConversation() throws Exception {
        send(filled(email));
        String id = ContactForm.id(admin, email);
        // One after the other: what waits together leaves in any order.
        mails();
        reply(id, "Terima kasih.\n\nLaporan < 3 hari siap & dapat diunduh.")
                .then()
                .statusCode(201)
                .body("message.status", equalTo("IN_PROGRESS"))
                .body("message.firstRepliedAt", notNullValue());
        mails();
        reply(id, "Satu hal lagi.").then().statusCode(201);

        List<MimeMessage> mails = mails();
        assertThat(mails).hasSize(3);
        String root = "<contact-" + id + "@tm.localhost>";
        assertThat(mails.get(0).getHeader("References", null)).isEqualTo(root);
        assertThat(mails.get(0).getHeader("In-Reply-To", null)).isEqualTo(root);
        MimeMessage first = mails.get(1);
        assertThat(first.getHeader("In-Reply-To", null)).isEqualTo(mails.get(0).getMessageID());
        assertThat(first.getHeader("References", null))
                .contains(root, mails.get(0).getMessageID());
        MimeMessage second = mails.get(2);
        assertThat(second.getHeader("In-Reply-To", null)).isEqualTo(first.getMessageID());
        assertThat(second.getHeader("References", null).split("\\s+")).hasSize(3);
        assertThat(second.getSubject()).isEqualTo("Re: Laporan belum muncul [" + reference() + "]");
        assertThat(second.getHeader("Auto-Submitted")).containsExactly("no");
        var received = ReceivedMail.to(email).get(1);
        assertThat(received.html()).contains("Terima kasih.<br>", "Laporan &lt; 3 hari siap &amp; dapat diunduh.");
        assertThat(received.text()).contains("Terima kasih.", "Laporan < 3 hari siap & dapat diunduh.");
    }

    @Test
    void theSenderAddsThroughTheLinkAndReopens() {
        send(filled(email));
        String id = ContactForm.id(admin, email);
        reply(id, "Sudah selesai.");
        move(id, "RESOLVED").then().statusCode(200).body("message.resolvedAt", notNullValue());

        followUp(token(), "Masih belum.").then().statusCode(202);

        thread().then()
                .body("message.status", equalTo("IN_PROGRESS"))
                .body("message.resolvedAt", equalTo(null))
                .body("conversation.kind", equalTo(List.of("ACKNOWLEDGEMENT", "REPLY", "FOLLOW_UP")))
                .body("conversation[2].text", equalTo("Masih belum."))
                .body("history.to", equalTo(List.of("IN_PROGRESS", "RESOLVED", "IN_PROGRESS")))
                .body("history[2].adminId", equalTo(null));
    }

    @Test
    void aForgedLinkIsNotFound() {
        send(filled(email));
        String token = token();
        for (String forged : List.of(
                "x", UUID.randomUUID().toString(), token.substring(1), token.substring(0, token.length() - 4))) {
            followUp(forged, "Halo").then().statusCode(404).body("code", equalTo("contact-message-not-found"));
        }
        String unsubscribe = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arc.container()
                        .instance(ColumnCipher.class)
                        .get()
                        .encrypt("unsubscribe\n" + ContactForm.id(admin, email))
                        .getBytes(StandardCharsets.UTF_8));
        followUp(unsubscribe, "Halo").then().statusCode(404);
    }

    @Test
    void theMachineHasThreeStatesAndTheDatabaseKnowsThem() {
        Map<ContactStatus, List<ContactStatus>> allowed = Map.of(
                ContactStatus.NEW, List.of(ContactStatus.IN_PROGRESS),
                ContactStatus.IN_PROGRESS, List.of(ContactStatus.RESOLVED),
                ContactStatus.RESOLVED, List.of(ContactStatus.IN_PROGRESS));
        for (ContactStatus from : ContactStatus.values()) {
            for (ContactStatus to : ContactStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(allowed.get(from).contains(to));
            }
        }
        assertThat(sql().texts(
                                "select pg_get_constraintdef(oid) from pg_constraint where conname = 'ck_contact_us_status'")
                        .get(0))
                .contains("NEW", "IN_PROGRESS", "RESOLVED");
    }

    @Test
    void anIllegalMoveNamesTheState() {
        String id = ContactForm.sent(admin);
        move(id, "RESOLVED")
                .then()
                .statusCode(409)
                .body("code", equalTo("contact-message-state"))
                .body("currentState", equalTo("NEW"));
        move(id, "IN_PROGRESS").then().statusCode(200);
        move(id, "NEW").then().statusCode(409);
    }

    @Test
    void oneOfTwentyWhoResolveAtOnceDoes() {
        String id = ContactForm.sent(admin);
        move(id, "IN_PROGRESS");
        Race race = Race.run(20, () -> put(id, "/status", "*", Map.of("status", "RESOLVED")));
        assertThat(race.statuses()).containsOnly(entry(200, 1L), entry(409, 19L));
    }

    @Test
    void onlyAnAdminWhoMayCanBeAssigned() {
        String id = ContactForm.sent(admin);
        Actor reader = Actors.admin("contact-messages:read");
        for (UUID wrong :
                List.of(reader.id(), UUID.randomUUID(), Actors.member().id())) {
            put(id, "/assignment", "\"0\"", Map.of("assigneeId", wrong))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("contact-assignee-refused"));
        }
        put(id, "/assignment", null, Map.of()).then().statusCode(428);
        put(id, "/assignment", "\"0\"", Map.of("assigneeId", admin.id())).then().statusCode(200);
        put(id, "/assignment", "\"0\"", Map.of()).then().statusCode(412);
        admin.given()
                .queryParam("assigneeId", admin.id().toString())
                .get(BASE)
                .then()
                .body("items.id", equalTo(List.of(id)));
        admin.given()
                .queryParam("assigned", "false")
                .queryParam("limit", 200)
                .get(BASE)
                .then()
                .body("items.id", not(hasItem(id)));
        put(id, "/assignment", "\"1\"", Map.of()).then().statusCode(200).body("message.assigneeId", equalTo(null));
    }

    @Test
    void notesStayInside() {
        send(filled(email));
        String id = ContactForm.id(admin, email);
        admin.given()
                .body(Map.of("text", "Pelanggan penting."))
                .post(BASE + "/{id}/notes", id)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("notes[0].text", equalTo("Pelanggan penting."))
                .body("notes[0].authorId", equalTo(admin.id().toString()));
        assertThat(SentMessages.to(email)).hasSize(1);
    }

    @Test
    void theListTellsItsAge() {
        send(filled(email));
        clock.move(Duration.ofHours(49));
        Actor later = Actors.admin("contact-messages:read", "contact-messages:write");
        later.given()
                .queryParam("email", email)
                .get(BASE)
                .then()
                .body("items[0].hoursOpen", equalTo(49))
                .body("items[0].overdue", equalTo(true));
        admin = later;
        String id = ContactForm.id(later, email);
        move(id, "IN_PROGRESS");
        move(id, "RESOLVED").then().body("message.overdue", equalTo(false));
        clock.move(Duration.ofHours(60));
        Actors.admin("contact-messages:read")
                .given()
                .get(BASE + "/{id}", id)
                .then()
                .body("message.hoursOpen", equalTo(49))
                .body("message.overdue", equalTo(false));
    }

    @Test
    void whatAMemberWroteIsAmongTheirData() {
        Actor member = Actors.member();
        member.given()
                .body(filled(email))
                .post("/api/v1/contact-messages")
                .then()
                .statusCode(202);
        ContactForm.anonymous()
                .auth()
                .oauth2(member.token() + "x")
                .body(filled(freshEmail()))
                .post("/api/v1/contact-messages")
                .then()
                .statusCode(202);
        String id = ContactForm.id(admin, email);
        admin.given().body(Map.of("text", "Catatan")).post(BASE + "/{id}/notes", id);
        assertThat(personalData.export(member.id()).toString()).contains("Laporan belum muncul", email);
        assertThat(personalData.export(UUID.randomUUID())).isNull();

        personalData.erase(member.id());

        assertThat(sql().texts("select cast(c as text) from contact_us c where id = '" + id + "'")
                        .toString())
                .doesNotContain(email, "Sari", "Laporan", "0812");
        assertThat(sql().texts("select text from contact_us_notes where contact_us_id = '" + id + "'"))
                .containsExactly("erased");
    }

    private Response thread() {
        return admin.given().get(BASE + "/{id}", ContactForm.id(admin, email));
    }

    private String reference() {
        return thread().path("message.reference");
    }

    private Response reply(String id, String text) {
        return admin.given().body(Map.of("text", text)).post(BASE + "/{id}/replies", id);
    }

    private Response move(String id, String status) {
        return put(id, "/status", "*", Map.of("status", status));
    }

    private Response put(String id, String what, String ifMatch, Map<String, Object> body) {
        var request = admin.given().body(body);
        if (ifMatch != null) request.header("If-Match", ifMatch);
        return request.put(BASE + "/" + id + what);
    }

    private String token() {
        String link = (String)
                SentMessages.last(email, "contact-acknowledgement").variables().get("link");
        return link.substring(link.indexOf("token=") + 6);
    }

    private static Response followUp(String token, String text) {
        return ContactForm.anonymous()
                .body(Map.of("text", text))
                .post("/api/v1/contact-messages/{token}/replies", token);
    }

    private List<MimeMessage> mails() {
        jobs.runOnce("dispatch");
        return SmtpResource.mailsTo(email);
    }

    private static Sql sql() {
        return new Sql(PostgresResource.current());
    }
}
