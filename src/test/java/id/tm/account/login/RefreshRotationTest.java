package id.tm.account.login;

import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.refresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import id.tm.account.user.User;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.Seeded;
import id.tm.testing.SentMessages;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** T10: lost responses never log an honest client out; a stolen token is always found. */
@ServiceTest
class RefreshRotationTest {

    @Inject
    SystemClock clock;

    @Inject
    SessionService sessions;

    @AfterEach
    void backToNow() {
        clock.move(Duration.ZERO);
    }

    /** A client that keeps token and nonce until the answer has arrived, as the documentation tells it to. */
    private static final class HonestClient {

        private String token;
        private String nonce = UUID.randomUUID().toString();
        private final List<String> held = new ArrayList<>();

        HonestClient(String token) {
            keep(token);
        }

        /** The server acts, the answer is lost. */
        void refreshInVain() {
            assertThat(refresh(token, nonce).statusCode()).isEqualTo(200);
        }

        int refreshOnce() {
            Response answer = refresh(token, nonce);
            if (answer.statusCode() == 200) {
                keep(answer.path("refreshToken"));
                nonce = UUID.randomUUID().toString();
            }
            return answer.statusCode();
        }

        private void keep(String next) {
            token = next;
            held.add(next);
        }
    }

    /** A login without the hashing, of which hundreds would take minutes. */
    private String begun(Actor actor) {
        return QuarkusTransaction.requiringNew()
                .call(() -> sessions.open(User.findById(actor.id()), null, "127.0.0.1"))
                .refreshToken();
    }

    /** How often the answer is lost before it arrives, and how many requests of a retry overlap. */
    private record Exchange(int lost, int overlapping) {}

    @Test
    void lostResponsesNeverLogAnHonestClientOut() {
        Actor actor = Actors.member();
        Seeded.<Exchange>sequences(200, 6, random -> new Exchange(random.nextInt(4), random.nextInt(8) == 0 ? 4 : 0))
                .hold(exchanges -> {
                    HonestClient client = new HonestClient(begun(actor));
                    for (Exchange exchange : exchanges) {
                        for (int i = 0; i < exchange.lost(); i++) client.refreshInVain();
                        if (exchange.overlapping() > 0) {
                            Set<String> children = Race.run(
                                            exchange.overlapping(), () -> refresh(client.token, client.nonce))
                                    .responses()
                                    .stream()
                                    .map(answer -> answer.<String>path("refreshToken"))
                                    .collect(Collectors.toSet());
                            assertThat(children).hasSize(1).doesNotContainNull();
                        }
                        assertThat(client.refreshOnce()).isEqualTo(200);
                    }
                    assertThat(client.held).doesNotHaveDuplicates();
                });
        assertThat(SentMessages.to(actor.email())).isEmpty();
    }

    /** After {@code before} exchanges the thief copies one of the tokens and uses it, {@code later} exchanges later. */
    private record Theft(int before, int age, int later, boolean withNonce, boolean thiefFirst) {}

    @Test
    void aStolenTokenIsAlwaysFound() {
        Seeded.values(
                200,
                random -> new Theft(
                        random.nextInt(5),
                        random.nextInt(3),
                        random.nextInt(3),
                        random.nextBoolean(),
                        random.nextBoolean()),
                theft -> {
                    Actor actor = Actors.member();
                    HonestClient owner = new HonestClient(begun(actor));
                    for (int i = 0; i < theft.before(); i++)
                        assertThat(owner.refreshOnce()).isEqualTo(200);
                    String stolen = owner.held.get(Math.max(0, owner.held.size() - 1 - theft.age()));
                    boolean unused = stolen.equals(owner.token);
                    if (!(unused && theft.thiefFirst())) {
                        for (int i = 0; i < theft.later(); i++)
                            assertThat(owner.refreshOnce()).isEqualTo(200);
                    }
                    Response thief = refresh(stolen, theft.withNonce() ? "thief" : null);
                    if (thief.statusCode() == 200) {
                        // It was unused: both hold the family now, until the owner comes.
                        assertThat(owner.refreshOnce()).isEqualTo(401);
                        String loot = thief.path("refreshToken");
                        assertThat(refresh(loot, "thief").statusCode()).isEqualTo(401);
                    } else {
                        assertThat(thief.statusCode()).isEqualTo(401);
                        assertThat(owner.refreshOnce()).isEqualTo(401);
                    }
                    assertThat(SentMessages.to(actor.email()))
                            .extracting(mail -> mail.templateKey())
                            .containsExactly("session-revoked");
                    for (String token : owner.held) {
                        assertThat(refresh(token, "late").statusCode()).isEqualTo(401);
                    }
                });
    }

    @Test
    void theSameNonceIsGoodUntilTheChildIsUsed() {
        Actor actor = Actors.member();
        String first = login(actor).path("refreshToken");
        String second = refresh(first, "n1").path("refreshToken");
        assertThat(refresh(first, "n1").<String>path("refreshToken")).isEqualTo(second);
        refresh(second, "n2").then().statusCode(200);
        refresh(first, "n1").then().statusCode(401).body("code", equalTo("invalid-refresh-token"));
        refresh(second, "n2").then().statusCode(401);
    }

    @Test
    void withoutANonceASecondUseIsReuse() {
        Actor actor = Actors.member();
        String first = login(actor).path("refreshToken");
        String second = refresh(first, null).path("refreshToken");
        refresh(first, null).then().statusCode(401);
        refresh(second, null).then().statusCode(401);
        assertThat(SentMessages.last(actor.email(), "session-revoked").variables())
                .containsKeys("name", "device", "at");
    }

    @Test
    void parallelUsesWithDifferentNoncesAreATheft() {
        Actor actor = Actors.member();
        String first = login(actor).path("refreshToken");
        Race race = Race.run(10, number -> refresh(first, "nonce" + number));
        assertThat(race.with(200)).hasSize(1);
        assertThat(race.with(401)).hasSize(9);
        refresh(race.with(200).get(0).path("refreshToken"), "next").then().statusCode(401);
        assertThat(SentMessages.to(actor.email())).hasSize(1);
    }

    @Test
    void otherSessionsOfTheOwnerGoOn() {
        Actor actor = Actors.member();
        String phone = login(actor).path("refreshToken");
        String laptop = login(actor).path("refreshToken");
        refresh(phone, null).then().statusCode(200);
        refresh(phone, null).then().statusCode(401);
        refresh(laptop, null).then().statusCode(200);
    }

    @Test
    void aTokenLivesThirtyDaysAndItsFamilyNinety() {
        Actor actor = Actors.member();
        String idle = login(actor).path("refreshToken");
        String busy = login(actor).path("refreshToken");
        for (int day = 29; day < 90; day += 20) {
            clock.move(Duration.ofDays(day));
            busy = refresh(busy, "day" + day).then().statusCode(200).extract().path("refreshToken");
        }
        refresh(idle, null).then().statusCode(401);
        clock.move(Duration.ofDays(90).plusMinutes(5));
        refresh(busy, "late").then().statusCode(401);
        assertThat(SentMessages.to(actor.email())).isEmpty();
    }

    @Test
    void neitherRawTokensNorSeedsAloneLieInTheDatabase() {
        String token = login(Actors.member()).path("refreshToken");
        String child = refresh(token, "n").path("refreshToken");
        for (String raw : List.of(token, child)) {
            assertThat(id.tm.account.AccountSteps.count(
                            "refresh_tokens t where cast(t as text) like ?1", "%" + raw + "%"))
                    .isZero();
        }
    }
}
