package id.tm.support.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.time.SystemClock;
import id.tm.support.Channel;
import id.tm.support.OutgoingMessage;
import id.tm.support.OutgoingMessage.Lane;
import id.tm.support.Recipient;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import id.tm.testing.SmtpResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

@ServiceTest
class MessageOutboxTest {

    @Inject
    MessageDispatcher dispatcher;

    @Inject
    Courier courier;

    @Inject
    TemplateRenderer renderer;

    @Inject
    SystemClock clock;

    @Inject
    Suppressions suppressions;

    @Inject
    MessagePersonalData personalData;

    @Test
    void secretsAreUnreadableInTheTableAndGoneOnceSent() {
        Probe.parkAllOthers();
        UUID id = Probe.verification(Probe.freshAddress(), Lane.URGENT);
        UUID ordinary = Probe.verification(Probe.freshAddress(), Lane.NORMAL);

        assertThat(Probe.dump("messages")).asString().contains(id.toString()).doesNotContain("a-very-secret-token");
        assertThat(Probe.read(id).variables()).contains("a-very-secret-token");

        dispatcher.run(clock.instant(), 50);

        assertThat(Probe.read(id).state()).isEqualTo(MessageState.SENT);
        assertThat(Probe.read(id).variables()).isNull();
        assertThat(Probe.read(ordinary).variables()).contains("a-very-secret-token");
        assertThat(Probe.dump("messages")).asString().doesNotContain("a-very-secret-token");
    }

    @Test
    void aMailIsMultipartWithTheRightHeaders() throws Exception {
        String address = Probe.freshAddress();
        UUID id = Probe.verification(address, Lane.URGENT);

        dispatcher.runUrgent(clock.instant(), 100);

        MimeMessage mail = onlyMailTo(address);
        assertThat(mail.getMessageID()).isEqualTo("<" + id + "@tm.localhost>");
        assertThat(mail.getSubject()).isEqualTo("Verifikasi alamat surel Anda");
        assertThat(mail.getHeader("X-TM-Resend")).isNull();
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getHeader("Content-Language")).containsExactly("id");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("To")).containsExactly("\"Sari\" <" + address + ">");
        assertThat(mail.getHeader("From", null)).isEqualTo("\"TM\" <no-reply@tm.localhost>");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(part(mail, 0)).contains("Halo Sari", Probe.SECRET, "Senin, 5 Januari 2026 pukul 11.18 WIB");
        assertThat(part(mail, 1)).contains("<html lang=\"id\">", "Verifikasi surel", Probe.SECRET);
    }

    @Test
    void theReaderDecidesLanguageAndZone() throws Exception {
        String english = Probe.freshAddress();
        String easterner = Probe.freshAddress();
        booked(Probe.recipient(english, "en", "Europe/Berlin"));
        booked(Probe.recipient(easterner, "id", "Asia/Jayapura"));

        dispatcher.run(clock.instant(), 100);

        assertThat(onlyMailTo(english).getSubject()).isEqualTo("Your session with Budi <b>Santoso</b> is booked");
        assertThat(part(onlyMailTo(english), 0)).contains("Monday, 6 July 2026 at 06:18 UTC+2", "60 minutes");
        assertThat(part(onlyMailTo(english), 1))
                .contains("Budi &lt;b&gt;Santoso&lt;/b&gt;")
                .doesNotContain("<b>Santoso");
        assertThat(part(onlyMailTo(easterner), 0))
                .contains("Senin, 6 Juli 2026 pukul 13.18 WIT", "60 menit", "Jl. Merdeka 1");
    }

    @Test
    void aReminderCarriesItsUnsubscribeLink() throws Exception {
        String address = Probe.freshAddress();
        URI unsubscribe = URI.create("http://localhost:8080/api/v1/unsubscribe/abc");
        RenderedMessage message = renderer.render(
                "invoice-reminder-due-today",
                Channel.EMAIL,
                Locale.forLanguageTag("id"),
                ZoneId.of("Asia/Jakarta"),
                Map.of(
                        "name",
                        "Sari",
                        "partnerName",
                        "PT A & B",
                        "invoiceNumber",
                        "INV/1",
                        "total",
                        1_234_567L,
                        "dueDate",
                        LocalDate.of(2026, 1, 12),
                        "link",
                        URI.create("https://tm.example.com/i/1?a=1&b=2"),
                        TemplateRenderer.UNSUBSCRIBE_URL,
                        unsubscribe));

        Delivery delivery = new Delivery(
                UUID.randomUUID(),
                Channel.EMAIL,
                address,
                "Sari",
                message,
                Map.of("X-TM-Kind", "INVOICE\r\nBcc: x@y"),
                3,
                unsubscribe);
        DeliveryOutcome outcome =
                courier.deliverAll(List.of(delivery), id -> true).get(delivery.id());

        assertThat(outcome).isInstanceOf(DeliveryOutcome.Sent.class);
        MimeMessage mail = onlyMailTo(address);
        assertThat(mail.getHeader("List-Unsubscribe")).containsExactly("<" + unsubscribe + ">");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("X-TM-Resend")).containsExactly("3");
        assertThat(mail.getHeader("X-TM-Kind")).containsExactly("INVOICE Bcc: x@y");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(part(mail, 0)).contains("Rp 1.234.567", unsubscribe.toString());
        assertThat(part(mail, 1))
                .contains("PT A &amp; B", "href=\"https://tm.example.com/i/1?a=1&amp;b=2\"", unsubscribe.toString());
    }

    @Test
    void oneDedupeKeyIsOneMessage() {
        OutgoingMessage message = new OutgoingMessage(
                "email-verification",
                Probe.recipient(Probe.freshAddress()),
                Channel.EMAIL,
                Map.of("name", "Sari", "link", Probe.SECRET, "expiresAt", clock.instant()),
                Lane.NORMAL,
                "key-" + UUID.randomUUID());

        List<UUID> ids = IntStream.range(0, 24)
                .parallel()
                .mapToObj(i -> Probe.send(message))
                .distinct()
                .toList();

        assertThat(ids).hasSize(1);
    }

    @Test
    void aMessageThatCouldNotBeWrittenIsRefusedAtOnce() {
        Recipient recipient = Probe.recipient(Probe.freshAddress());
        assertThatThrownBy(
                        () -> Probe.send(OutgoingMessage.mail("email-verification", recipient, Map.of("name", "Sari"))))
                .hasStackTraceContaining("value 'link' is missing");
        assertThatThrownBy(() -> Probe.send(OutgoingMessage.mail(
                        "email-verification",
                        recipient,
                        Map.of("name", "S", "link", "javascript:1", "expiresAt", clock.instant()))))
                .hasStackTraceContaining("value 'link' is no URL")
                .message()
                .doesNotContain("javascript");
        assertThatThrownBy(() -> Probe.send(OutgoingMessage.mail("no-such-template", recipient, Map.of())))
                .hasStackTraceContaining("no published template 'no-such-template'");
    }

    @Test
    void aMessageOfARolledBackActIsNeverSent() {
        String address = Probe.freshAddress();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    Probe.messages()
                            .send(OutgoingMessage.urgentMail(
                                    "email-verification",
                                    Probe.recipient(address),
                                    Map.of("name", "S", "link", Probe.SECRET, "expiresAt", clock.instant())));
                    throw new IllegalStateException("the act fails");
                }))
                .hasStackTraceContaining("the act fails");

        dispatcher.runUrgent(clock.instant(), 100);

        assertThat(SmtpResource.mailsTo(address)).isEmpty();
    }

    @Test
    void theBackOfficeSeesMessagesWithoutAddressesOrValues() {
        String address = Probe.freshAddress();
        UUID id = Probe.verification(address, Lane.NORMAL);

        String list = Actors.admin("messages:read")
                .given()
                .get("/api/v1/admin/messages?templateKey=email-verification&sort=-createdAt&limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.id == '" + id + "' }.address", Matchers.is("m***@messages.test"))
                .extract()
                .asString();
        assertThat(list).doesNotContain(address, "secret-token");

        Actors.admin("messages:read")
                .given()
                .get("/api/v1/admin/messages?nonsense=1")
                .then()
                .statusCode(400);
        Actors.admin("other:read").given().get("/api/v1/admin/messages").then().statusCode(403);
        Actors.member()
                .given()
                .get("/api/v1/admin/messages")
                .then()
                .statusCode(Matchers.anyOf(Matchers.is(401), Matchers.is(403)));
        Actors.admin("messages:read")
                .given()
                .post("/api/v1/admin/messages/{id}/retry", id)
                .then()
                .statusCode(403);
        Actors.admin("messages:write")
                .given()
                .post("/api/v1/admin/messages/{id}/retry", id)
                .then()
                .statusCode(409)
                .body("code", Matchers.is("message-not-failed"))
                .body("currentState", Matchers.is("QUEUED"));
        Actors.admin("messages:write")
                .given()
                .post("/api/v1/admin/messages/{id}/retry", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void aWipedMessageCannotBeReplayed() {
        UUID id = Probe.verification(Probe.freshAddress(), Lane.URGENT);
        Probe.sql("update messages set state = 'FAILED', variables = null where id = '" + id + "'");

        Actors.admin("messages:write")
                .given()
                .post("/api/v1/admin/messages/{id}/retry", id)
                .then()
                .statusCode(410)
                .body("code", Matchers.is("message-content-gone"));
    }

    @Test
    void whatIsKnownOfAPersonCanBeExportedAndErased() {
        Actor member = Actors.member();
        String address = Probe.freshAddress();
        Recipient recipient = new Recipient(
                member.id(),
                "Sari Rahasia",
                address,
                null,
                false,
                Locale.forLanguageTag("id"),
                ZoneId.of("Asia/Jakarta"),
                Set.of());
        UUID queued = Probe.send(OutgoingMessage.mail(
                "email-verification",
                recipient,
                Map.of("name", "Sari Rahasia", "link", Probe.SECRET, "expiresAt", clock.instant())));
        assertThat(personalData.export(UUID.randomUUID())).isNull();
        assertThat(personalData.export(member.id()))
                .asString()
                .contains(queued.toString())
                .doesNotContain(address);

        personalData.erase(member.id());

        assertThat(Probe.dump("messages")).asString().doesNotContain(address).doesNotContain("Sari Rahasia");
        dispatcher.run(clock.instant(), 100);
        assertThat(SmtpResource.mailsTo(address)).isEmpty();
        assertThat(Probe.read(queued).state()).isEqualTo(MessageState.SUPPRESSED);
    }

    @Test
    void aSuppressedAddressCanBeFoundAndFreed() {
        String address = Probe.freshAddress();
        suppressions.suppress(Channel.EMAIL, address, "550 no such user");
        suppressions.suppress(Channel.EMAIL, address, "once is enough");
        Actor clerk = Actors.admin("message-suppressions:read", "message-suppressions:write");
        String path = "/api/v1/admin/message-suppressions";

        String id = clerk.given()
                .get(path + "?address=" + address.toUpperCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body("items.size()", Matchers.is(1))
                .body("items[0].cause", Matchers.is("BAD_ADDRESS"))
                .body("items[0].address", Matchers.is("m***@messages.test"))
                .extract()
                .path("items[0].id");
        Actors.admin("message-suppressions:read")
                .given()
                .delete(path + "/" + id)
                .then()
                .statusCode(403);
        Actors.admin("messages:read").given().get(path).then().statusCode(403);
        clerk.given().delete(path + "/" + id).then().statusCode(204);
        assertThat(suppressions.isSuppressed(Channel.EMAIL, address)).isFalse();
        clerk.given()
                .delete(path + "/" + id)
                .then()
                .statusCode(404)
                .body("code", Matchers.is("message-suppression-not-found"));
    }

    private static void booked(Recipient recipient) {
        Probe.send(OutgoingMessage.mail(
                "session-booked-member",
                recipient,
                Map.of(
                        "name", "Sari",
                        "otherName", "Budi <b>Santoso</b>",
                        "startsAt", Instant.parse("2026-07-06T04:18:00Z"),
                        "durationMinutes", 60,
                        "mode", "OFFLINE",
                        "place", "Jl. Merdeka 1")));
    }

    private static MimeMessage onlyMailTo(String address) {
        List<MimeMessage> mails = SmtpResource.mailsTo(address);
        assertThat(mails).hasSize(1);
        return mails.get(0);
    }

    private static String part(MimeMessage mail, int index) throws Exception {
        return ((Multipart) mail.getContent()).getBodyPart(index).getContent().toString();
    }
}
