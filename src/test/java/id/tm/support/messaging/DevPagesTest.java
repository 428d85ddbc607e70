package id.tm.support.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.platform.mode.Mode;
import id.tm.platform.mode.ModeConfig;
import id.tm.platform.problem.TmException;
import id.tm.platform.time.SystemClock;
import id.tm.support.Attachment;
import id.tm.support.Channel;
import id.tm.testing.ServiceTest;
import io.restassured.http.ContentType;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ServiceTest
class DevPagesTest {

    @Inject
    Vertx vertx;

    @Inject
    CaughtMails caught;

    @Inject
    TemplateRenderer renderer;

    @Inject
    SystemClock clock;

    @Inject
    ObjectMapper json;

    @Inject
    ModeConfig mode;

    @Inject
    Attachments attachments;

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    @Test
    void aCaughtMailCanBeListedReadAndFetched() {
        String address = Probe.freshAddress();
        catchOne(caught, address);

        String id = given().queryParam("to", address)
                .get("/dev/mails.json")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].subject", is("Verifikasi alamat surel Anda"))
                .body("[0].text", containsString(Probe.SECRET))
                .body("[0].headers.'Message-ID'", containsString("@tm.localhost>"))
                .extract()
                .path("[0].id");
        given().queryParam("to", address)
                .get("/dev/mails")
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .body(containsString("/dev/mails/" + id));
        given().get("/dev/mails/{id}", id)
                .then()
                .statusCode(200)
                .body(containsString("sandbox="))
                // The mail's own HTML stands in the frame only.
                .body(containsString("&lt;h1 style="))
                .body(not(containsString("<h1 style=")));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String id : List.of("1234567890123-nothing", "..%2f..%2fpom.xml", "x", "%00")) {
            given().urlEncodingEnabled(false).get("/dev/mails/" + id).then().statusCode(404);
        }
    }

    @Test
    void severalProcessesShareTheFolder(@TempDir Path folder) {
        MailConfig config = Probe.config(
                MailConfig.class,
                Map.of("tm.mail.caught-dir", folder.resolve("mails").toString()));
        CaughtMails one = new CaughtMails(config, json, clock);
        CaughtMails other = new CaughtMails(config, json, clock);
        assertThat(other.newest(10, null)).isEmpty();

        for (int i = 0; i < 3; i++) catchOne(one, "a" + i + "@x.example");

        assertThat(other.newest(10, null)).hasSize(3);
        assertThat(other.newest(10, "A1@x.example")).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("a1@x.example");
            assertThat(other.find(mail.id())).contains(mail);
        });
        assertThat(other.newest(2, null)).hasSize(2);
    }

    @Test
    void theClockCanBeMoved() {
        given().contentType(ContentType.JSON)
                .body("{\"offset\":\"P3D\"}")
                .put("/dev/clock")
                .then()
                .statusCode(200)
                .body("offset", is("PT72H"));
        assertThat(clock.offset()).isEqualTo(Duration.ofDays(3));
        given().get("/dev/clock").then().statusCode(200).body("offset", is("PT72H"));

        for (String wrong : List.of(
                "{}",
                "{\"offset\":null}",
                "{\"offset\":\"soon\"}",
                "{\"offset\":\"P99999D\"}",
                "{\"offset\":\"P1D\",\"x\":1}",
                "[",
                "{\"offset\":\"P106751991167300D\"}")) {
            given().contentType(ContentType.JSON)
                    .body(wrong)
                    .put("/dev/clock")
                    .then()
                    .statusCode(400);
        }
        assertThat(clock.offset()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void inProductionNoneOfItExists() {
        ModeConfig production = new ModeConfig() {
            @Override
            public Mode mode() {
                return Mode.PRODUCTION;
            }

            @Override
            public URI publicUrl() {
                return mode.publicUrl();
            }

            @Override
            public Duration clockOffset() {
                return Duration.ZERO;
            }
        };
        DevMailResource mails = new DevMailResource(caught, production);
        DevClockResource moves = new DevClockResource(clock, production);

        for (Runnable call : List.<Runnable>of(
                () -> mails.list(null),
                () -> mails.show("1234567890123-x"),
                () -> mails.json(null),
                moves::show,
                () -> moves.move(new DevClockResource.DevClockRequest(Duration.ofDays(1))))) {
            assertThatThrownBy(call::run).isInstanceOfSatisfying(TmException.class, e -> assertThat(
                            e.error().status())
                    .isEqualTo(404));
        }
        assertThat(clock.offset()).isZero();
    }

    @Test
    void theFileOfACaughtMailCanBeOpened() {
        String address = Probe.freshAddress();
        UUID file = UUID.randomUUID();
        catchOne(caught, address, new Attachment(ProbeAttachments.KIND, file));
        String id = given().queryParam("to", address)
                .get("/dev/mails.json")
                .then()
                .body("[0].attachment.name", is(file + ".txt"))
                .extract()
                .path("[0].id");
        given().get("/dev/mails/{id}", id).then().body(containsString("/dev/mails/" + id + "/attachment"));
        given().get("/dev/mails/{id}/attachment", id)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(is(file + " id"));
        String without = Probe.freshAddress();
        catchOne(caught, without);
        String bare = given().queryParam("to", without).get("/dev/mails.json").path("[0].id");
        given().get("/dev/mails/{id}", bare).then().body(not(containsString("/attachment")));
        given().get("/dev/mails/{id}/attachment", bare).then().statusCode(404);
    }

    private void catchOne(CaughtMails mails, String address) {
        catchOne(mails, address, null);
    }

    private void catchOne(CaughtMails mails, String address, Attachment attachment) {
        MailConfig catching = Probe.config(MailConfig.class, Map.of("tm.mail.transport", "caught"));
        RenderedMessage message = renderer.render(
                "email-verification",
                Channel.EMAIL,
                Locale.forLanguageTag("id"),
                ZoneId.of("Asia/Jakarta"),
                Map.of("name", "Sari", "link", Probe.SECRET, "expiresAt", clock.instant()));
        assertThat(new MailCarrier(null, mails, attachments, catching, mode, vertx)
                        .carry(new Delivery(
                                UUID.randomUUID(),
                                Channel.EMAIL,
                                address,
                                "Sari",
                                message,
                                Map.of(),
                                1,
                                null,
                                attachment))
                        .await()
                        .indefinitely())
                .isInstanceOf(DeliveryOutcome.Sent.class);
    }
}
