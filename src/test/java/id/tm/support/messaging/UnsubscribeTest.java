package id.tm.support.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import id.tm.support.Channel;
import id.tm.support.Recipient;
import id.tm.support.RecipientDirectory;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class UnsubscribeTest {

    @Inject
    UnsubscribeTokens tokens;

    @Inject
    RecipientDirectory people;

    @Inject
    Suppressions suppressions;

    @Test
    void theLinkAsksAndTheButtonActs() {
        Actor member = Actors.member();
        String path = tokens.url(recipient(member), Channel.EMAIL).getPath();

        given().header("Accept-Language", "id")
                .get(path)
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Berhenti menerima pengingat?"))
                .body(containsString("method=\"post\""));
        given().header("Accept-Language", "en").get(path).then().body(containsString("Stop these reminders?"));
        assertThat(recipient(member).optedOut()).isEmpty();

        given().header("Accept-Language", "en")
                .contentType(ContentType.URLENC)
                .formParam("List-Unsubscribe", "One-Click")
                .post(path)
                .then()
                .statusCode(200)
                .body(containsString("no more reminders"));
        assertThat(recipient(member).optedOut()).containsExactly(Channel.EMAIL);
        // Mail programs press twice, and in more than one way.
        given().multiPart("List-Unsubscribe", "One-Click").post(path).then().statusCode(200);
        given().post(path).then().statusCode(200);
        assertThat(recipient(member).optedOut()).containsExactly(Channel.EMAIL);
    }

    @Test
    void somebodyWithoutAnAccountCanLeaveToo() {
        String address = Probe.freshAddress();
        String path = tokens.url(Probe.recipient(address), Channel.EMAIL).getPath();
        assertThat(path).doesNotContain(address);

        given().contentType(ContentType.URLENC)
                .body("List-Unsubscribe=One-Click")
                .post(path)
                .then()
                .statusCode(200);

        assertThat(suppressions.isSuppressed(Channel.EMAIL, address)).isTrue();
        assertThat(suppressions.isSuppressed(Channel.WHATSAPP, address)).isFalse();
        assertThat(suppressions.dead(Channel.EMAIL, List.of(address))).isEmpty();
    }

    @Test
    void aForgedOrCutTokenOpensNothing() {
        String token = tokens.token(Channel.EMAIL, UUID.randomUUID(), null);
        for (String wrong : List.of(
                token.substring(0, token.length() - 4),
                "A" + token,
                "x",
                "%00",
                "..%2f..%2fetc",
                "😀",
                "a".repeat(3_000))) {
            given().urlEncodingEnabled(true)
                    .get("/api/v1/unsubscribe/{token}", wrong)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", is("unsubscribe-link-invalid"));
        }
    }

    @Test
    void oneWhoCannotBeReachedThereHasNoLink() {
        assertThat(tokens.url(Probe.recipient(null), Channel.EMAIL)).isNull();
        assertThat(tokens.url(Probe.recipient(null), Channel.WHATSAPP)).isNotNull();
    }

    private Recipient recipient(Actor actor) {
        return QuarkusTransaction.requiringNew()
                .call(() -> people.find(List.of(actor.id())).get(actor.id()));
    }
}
