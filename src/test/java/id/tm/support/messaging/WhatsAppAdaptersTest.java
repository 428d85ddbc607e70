package id.tm.support.messaging;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import id.tm.support.Channel;
import id.tm.support.messaging.DeliveryOutcome.Permanent;
import id.tm.support.messaging.DeliveryOutcome.Sent;
import id.tm.support.messaging.DeliveryOutcome.Transient;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class WhatsAppAdaptersTest {

    private static final String META_PATH = "/v23.0/555/messages";

    @Inject
    TemplateRenderer renderer;

    WireMockServer provider;

    @BeforeEach
    void open() {
        provider = new WireMockServer(WireMockConfiguration.options().dynamicPort());
        provider.start();
    }

    @AfterEach
    void close() {
        provider.stop();
    }

    @Test
    void wahaIsToldChatIdAndText() {
        answer("/api/sendText", aResponse().withStatus(201).withBody("{\"id\":\"true_6281234567890@c.us_3EB0AB\"}"));
        Delivery delivery = delivery();

        assertThat(waha(delivery)).isEqualTo(new Sent("3EB0AB"));

        provider.verify(postRequestedFor(urlEqualTo("/api/sendText"))
                .withHeader("X-Api-Key", equalTo("waha-key"))
                .withRequestBody(equalToJson("{\"session\":\"default\",\"chatId\":\"6281234567890@c.us\",\"text\":"
                        + com.fasterxml.jackson.databind.node.TextNode.valueOf(
                                delivery.message().text())
                        + "}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":{\"fromMe\":true,\"_serialized\":\"true_6281234567890@c.us_3EB0AB\"}}",
                "{\"key\":{\"id\":\"3EB0AB\"}}",
                "{\"id\":\"3EB0AB\"}"
            })
    void everyEngineOfWahaNamesTheMessageItsOwnWay(String body) {
        answer("/api/sendText", aResponse().withStatus(201).withBody(body));

        assertThat(waha(delivery())).isEqualTo(new Sent("3EB0AB"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, failed",
        "422, failed",
        "401, later",
        "403, later",
        "404, later",
        "429, later",
        "500, later",
        "503, later"
    })
    void wahasRefusalsAreToldApart(int status, String verdict) {
        answer("/api/sendText", aResponse().withStatus(status).withBody("{\"error\":\"to +6281234567890\"}"));

        check(waha(delivery()), verdict);
    }

    @Test
    void aProviderThatDoesNotAnswerInTimeIsTriedLater() {
        answer("/api/sendText", aResponse().withStatus(201).withBody("{}").withFixedDelay(5_000));
        answer(META_PATH, aResponse().withStatus(200).withBody("{}").withFixedDelay(5_000));

        check(waha(delivery()), "later");
        check(meta(delivery()), "later");
    }

    @Test
    void aBrokenConnectionOrAStrangeAnswerIsNoException() {
        answer("/api/sendText", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        check(waha(delivery()), "later");
        answer("/api/sendText", aResponse().withStatus(200).withBody("<html>not json</html>"));
        assertThat(waha(delivery())).isEqualTo(new Sent(null));
        answer(META_PATH, aResponse().withFault(Fault.EMPTY_RESPONSE));
        check(meta(delivery()), "later");
    }

    @Test
    void metaIsToldTheApprovedTemplateAndItsValues() {
        answer(META_PATH, aResponse().withStatus(200).withBody("{\"messages\":[{\"id\":\"wamid.ABC\"}]}"));
        Delivery delivery = delivery();

        assertThat(meta(delivery)).isEqualTo(new Sent("wamid.ABC"));

        provider.verify(postRequestedFor(urlEqualTo(META_PATH))
                .withHeader("Authorization", equalTo("Bearer meta-token"))
                .withRequestBody(equalToJson("""
                        {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "6281234567890",
                         "type": "template", "biz_opaque_callback_data": "%s",
                         "template": {"name": "invoice_reminder_before", "language": {"code": "en"}, "components": [
                           {"type": "body", "parameters": [
                             {"type": "text", "parameter_name": "name", "text": "Sari Wulandari"},
                             {"type": "text", "parameter_name": "partner_name", "text": "PT Maju Bersama"},
                             {"type": "text", "parameter_name": "invoice_number", "text": "INV/2026/01/00042"},
                             {"type": "text", "parameter_name": "total", "text": "Rp 4.440.000"},
                             {"type": "text", "parameter_name": "due_date", "text": "Monday, 12 January 2026"},
                             {"type": "text", "parameter_name": "link", "text": "https://tm.example.com/invoices/42"},
                             {"type": "text", "parameter_name": "days_left", "text": "7"}]}]}}
                        """.formatted(delivery.id()))));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 131026, dead",
        "400, 132000, failed",
        "404, 132001, failed",
        "400, 100, failed",
        "401, 190, later",
        "400, 130429, later",
        "429, 0, later",
        "500, 131000, later",
        "503, 0, later"
    })
    void metasRefusalsAreToldApart(int status, int code, String verdict) {
        answer(
                META_PATH,
                aResponse().withStatus(status).withBody("{\"error\":{\"code\":" + code + ",\"message\":\"no\"}}"));

        check(meta(delivery()), verdict);
    }

    @Test
    void metaWithoutItsSettingsSaysWhichOnesAreMissing() {
        var adapter = new MetaAdapter(Probe.config(WhatsAppConfig.class, Map.of()));

        assertThat(adapter.send(delivery()).await().atMost(Duration.ofSeconds(5)))
                .isInstanceOfSatisfying(Transient.class, later -> assertThat(later.error())
                        .contains("tm.whatsapp.meta.phone-number-id"));
    }

    private static void check(DeliveryOutcome outcome, String verdict) {
        switch (verdict) {
            case "dead" ->
                assertThat(outcome).isInstanceOfSatisfying(Permanent.class, p -> assertThat(p.badAddress())
                        .isTrue());
            case "failed" ->
                assertThat(outcome).isInstanceOfSatisfying(Permanent.class, p -> assertThat(p.badAddress())
                        .isFalse());
            default -> assertThat(outcome).isInstanceOf(Transient.class);
        }
    }

    private void answer(String path, ResponseDefinitionBuilder answer) {
        provider.stubFor(post(urlEqualTo(path)).willReturn(answer.withHeader("Content-Type", "application/json")));
    }

    private DeliveryOutcome waha(Delivery delivery) {
        return new WahaAdapter(config()).send(delivery).await().atMost(Duration.ofSeconds(20));
    }

    private DeliveryOutcome meta(Delivery delivery) {
        return new MetaAdapter(config()).send(delivery).await().atMost(Duration.ofSeconds(20));
    }

    private WhatsAppConfig config() {
        Map<String, String> values = new HashMap<>();
        values.put("tm.whatsapp.timeout", "2S");
        values.put("tm.whatsapp.waha.url", "http://localhost:" + provider.port());
        values.put("tm.whatsapp.waha.api-key", "waha-key");
        values.put("tm.whatsapp.meta.url", "http://localhost:" + provider.port());
        values.put("tm.whatsapp.meta.phone-number-id", "555");
        values.put("tm.whatsapp.meta.access-token", "meta-token");
        return Probe.config(WhatsAppConfig.class, values);
    }

    private Delivery delivery() {
        Map<String, Object> values = BuiltInTemplates.read().stream()
                .filter(text -> text.key().equals("invoice-reminder-before"))
                .findFirst()
                .map(text -> TemplateLint.samples(text.variables(), true))
                .orElseThrow();
        RenderedMessage message = renderer.render(
                "invoice-reminder-before", Channel.WHATSAPP, Locale.ENGLISH, ZoneId.of("Asia/Jakarta"), values);
        return new Delivery(UUID.randomUUID(), Channel.WHATSAPP, "+6281234567890", "Sari", message, Map.of(), 1, null);
    }
}
