package id.tm.support.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import id.tm.platform.time.SystemClock;
import id.tm.support.Channel;
import id.tm.support.OutgoingMessage.Lane;
import id.tm.testing.ServiceTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class WhatsAppWebhookTest {

    private static final String PATH = "/api/v1/webhooks/whatsapp";

    @Inject
    CallbackInbox inbox;

    @Inject
    Suppressions suppressions;

    @Inject
    SystemClock clock;

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void onlySignedBodiesAreTaken() throws Exception {
        String vector = "{\"event\":\"message\",\"session\":\"default\",\"engine\":\"WEBJS\"}";
        String hmac =
                "208f8a55dde9e05519e898b10b89bf0d0b3b0fdf11fdbf09b6b90476301b98d8097c462b2b17a6ce93b6b47a136cf2e78a33a63f6752c2c1631777076153fa89";
        waha(vector, hmac, 200);
        waha(vector + " ", hmac, 403);
        waha(vector, "", 403);
        waha(vector, "zz" + hmac.substring(2), 403);
        waha(vector, hmac.substring(0, 64), 403);

        String meta = "{\"entry\":[{\"id\":\"1\"}]}";
        String signature = "sha256=fb8e40a6df6961df84331a2af47f68500acf5323d37ef5477d8f430c73bab895";
        meta(meta, signature, 200);
        meta(meta, signature.substring(7), 403);
        meta("{\"entry\":[{\"id\":\"2\"}]}", signature, 403);
        // One provider's secret does not open the other's door.
        meta(meta, "sha256=" + hmac("HmacSHA256", "my-secret-key", meta), 403);
        given().contentType(ContentType.JSON)
                .body(meta)
                .post(PATH)
                .then()
                .statusCode(403)
                .body("code", is("callback-not-authentic"));
        given().contentType(ContentType.TEXT)
                .body(meta)
                .header("X-Hub-Signature-256", signature)
                .post(PATH)
                .then()
                .statusCode(415);
    }

    @Test
    void signedRubbishIsKeptAndHarmsNothing() throws Exception {
        for (String body : List.of(
                "",
                "[]",
                "null",
                "not json " + UUID.randomUUID(),
                "{\"event\":\"message.ack\"}",
                "{\"event\":\"message.ack\",\"payload\":{\"id\":{\"a\":1},\"ack\":\"x\"}}",
                "{\"event\":\"session.status\",\"payload\":{\"status\":\"WORKING\",\"new\":\"field\"}}")) {
            waha(body, hmac("HmacSHA512", "my-secret-key", body), 200);
        }
        String odd =
                "{\"entry\":[{\"changes\":[{\"value\":{\"statuses\":[{\"id\":7,\"status\":\"warped\"},{}]}}]}],\"x\":\"😀\"}";
        meta(odd, "sha256=" + hmac("HmacSHA256", "test-app-secret", odd), 200);
    }

    @Test
    void metaAsksWhoWeAre() {
        given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.verify_token", "verify-me")
                .queryParam("hub.challenge", "1158201444")
                .get(PATH)
                .then()
                .statusCode(200)
                .contentType(ContentType.TEXT)
                .body(is("1158201444"));
        given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.verify_token", "guess")
                .queryParam("hub.challenge", "1158201444")
                .get(PATH)
                .then()
                .statusCode(403);
        given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.verify_token", "verify-me")
                .queryParam("hub.challenge", "<script>")
                .get(PATH)
                .then()
                .statusCode(403);
        given().get(PATH).then().statusCode(403);
    }

    @Test
    void inWhateverOrderAndHoweverOftenTheHighestWordCounts() throws Exception {
        List<String> words = List.of("sent", "delivered", "read", "failed");
        for (List<String> order : ordersOfSubsets(words)) {
            List<String> twice = Stream.concat(order.stream(), order.stream()).toList();
            UUID id = sentMessage("wamid." + UUID.randomUUID());
            String provider = Probe.read(id).providerMessageId();
            for (String word : twice) tellMeta(provider, word, "");
            String expected = order.contains("read")
                    ? "READ"
                    : order.contains("delivered") ? "DELIVERED" : order.contains("failed") ? "FAILED" : "SENT";
            assertThat(Probe.read(id).state()).as("after %s", twice).hasToString(expected);
        }
    }

    @Test
    void wahasAcksSayTheSame() throws Exception {
        UUID id = sentMessage("3EB0" + UUID.randomUUID().toString().substring(0, 8));
        String provider = Probe.read(id).providerMessageId();

        tellWaha(provider, 1);
        assertThat(Probe.read(id).state()).isEqualTo(MessageState.SENT);
        tellWaha(provider, 3);
        assertThat(Probe.read(id).state()).isEqualTo(MessageState.READ);
        tellWaha(provider, 2);
        tellWaha(provider, -1);
        assertThat(Probe.read(id).state()).isEqualTo(MessageState.READ);
        assertThat(Probe.read(id).readAt()).isNotNull();
        assertThat(Probe.read(id).lastError).isNull();
    }

    @Test
    void aCallbackThatComesBeforeItsMessageIsSettledIsWorkedInLater() throws Exception {
        String provider = "wamid." + UUID.randomUUID();
        tellMeta(provider, "delivered", "");
        UUID id = sentMessage(provider);
        assertThat(Probe.read(id).state()).isEqualTo(MessageState.SENT);

        clock.move(Duration.ofMinutes(1));
        inbox.workOff(clock.instant(), 1_000);

        assertThat(Probe.read(id).state()).isEqualTo(MessageState.DELIVERED);
    }

    @Test
    void aCallbackAboutNothingOfOursIsGivenUpAtLast() throws Exception {
        String provider = "wamid." + UUID.randomUUID();
        tellMeta(provider, "delivered", "");
        for (int hours = 1; hours <= 20; hours++) {
            clock.move(Duration.ofHours(2L * hours));
            inbox.workOff(clock.instant(), 1_000);
        }
        assertThat(Probe.dump("whatsapp_callbacks"))
                .filteredOn(row -> row.toString().contains(provider))
                .singleElement()
                .asString()
                .contains("UNMATCHED");
    }

    @Test
    void oneBodyIsKeptOnceAndUnreadable() throws Exception {
        String provider = "wamid." + UUID.randomUUID();
        String body = metaBody(provider, "sent", ",\"recipient_id\":\"628999888777\"");
        String digest = HexFormat.of()
                .formatHex(id.tm.platform.crypto.SecretTokens.sha256(body.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 3; i++) meta(body, "sha256=" + hmac("HmacSHA256", "test-app-secret", body), 200);

        assertThat(Probe.dump("whatsapp_callbacks"))
                .filteredOn(row -> row.toString().contains(digest))
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.toString()).doesNotContain("628999888777"));
    }

    @Test
    void aNumberWithoutWhatsAppIsWrittenToNoMore() throws Exception {
        String phone = "62899" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 100_000_000L);
        UUID id = sentMessage("wamid." + UUID.randomUUID());

        tellMeta(
                Probe.read(id).providerMessageId(),
                "failed",
                ",\"recipient_id\":\"" + phone
                        + "\",\"errors\":[{\"code\":131026,\"title\":\"Message undeliverable\"}]");

        assertThat(Probe.read(id).state()).isEqualTo(MessageState.FAILED);
        assertThat(Probe.read(id).lastError).isEqualTo("Meta 131026: Message undeliverable");
        assertThat(suppressions.isSuppressed(Channel.WHATSAPP, "+" + phone)).isTrue();
    }

    /** A WhatsApp message that has left under the provider's id. */
    private static UUID sentMessage(String provider) {
        UUID id = Probe.send(new id.tm.support.OutgoingMessage(
                "feedback-session-reminder-member",
                Probe.recipient(Probe.freshAddress()),
                Channel.WHATSAPP,
                Map.of(
                        "name", "Sari",
                        "otherName", "Budi",
                        "startsAt", "2026-01-05T04:18:00Z",
                        "hoursBefore", 24,
                        "mode", "ONLINE"),
                Lane.BULK,
                null));
        Probe.sql("update messages set state = 'SENT', sent_at = now(), provider_message_id = '" + provider
                + "' where id = '" + id + "'");
        return id;
    }

    private static List<List<String>> ordersOfSubsets(List<String> words) {
        List<List<String>> orders = new ArrayList<>();
        extend(List.of(), words, orders);
        assertThat(orders).hasSize(64);
        return orders;
    }

    private static void extend(List<String> begun, List<String> left, List<List<String>> orders) {
        if (!begun.isEmpty()) orders.add(begun);
        for (String word : left) {
            List<String> longer = new ArrayList<>(begun);
            longer.add(word);
            extend(longer, left.stream().filter(each -> !each.equals(word)).toList(), orders);
        }
    }

    private void tellMeta(String provider, String status, String more) throws Exception {
        String body = metaBody(provider, status, more);
        meta(body, "sha256=" + hmac("HmacSHA256", "test-app-secret", body), 200);
    }

    private static String metaBody(String provider, String status, String more) {
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"messages\","
                + "\"value\":{\"messaging_product\":\"whatsapp\",\"statuses\":[{\"id\":\"" + provider
                + "\",\"status\":\""
                + status + "\",\"timestamp\":\"1767586739\"" + more + "}]}}]}]}";
    }

    private void tellWaha(String provider, int ack) throws Exception {
        String body =
                "{\"event\":\"message.ack\",\"session\":\"default\",\"payload\":{\"id\":\"true_6281234567890@c.us_"
                        + provider + "\",\"fromMe\":true,\"ack\":" + ack + ",\"ackName\":\"X\"},\"engine\":\"NOWEB\"}";
        waha(body, hmac("HmacSHA512", "my-secret-key", body), 200);
    }

    private static void waha(String body, String signature, int status) {
        given().contentType(ContentType.JSON)
                .header("X-Webhook-Hmac", signature)
                .header("X-Webhook-Hmac-Algorithm", "sha512")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(status);
    }

    private static void meta(String body, String signature, int status) {
        given().contentType(ContentType.JSON)
                .header("X-Hub-Signature-256", signature)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then()
                .statusCode(status);
    }

    private static String hmac(String algorithm, String secret, String body) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
