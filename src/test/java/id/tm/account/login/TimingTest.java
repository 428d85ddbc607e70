package id.tm.account.login;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.freshEmail;
import static id.tm.account.AccountSteps.login;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.account.AccountSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import id.tm.testing.TestSettings;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How long an answer takes tells as little about an address as the answer itself. */
@ServiceTest
class TimingTest {

    private static final int SAMPLES = 15;

    /** The median time in milliseconds for addresses that are known, and for those that are not. */
    private record Medians(double known, double unknown) {

        /** Taken in turns, so that whatever else the machine does hits both alike. */
        static Medians of(Supplier<String> known, Consumer<String> request) {
            request.accept(known.get());
            request.accept(freshEmail());
            List<Double> times = new ArrayList<>();
            List<Double> strangers = new ArrayList<>();
            for (int i = 0; i < SAMPLES; i++) {
                times.add(millis(known.get(), request));
                strangers.add(millis(freshEmail(), request));
            }
            return new Medians(median(times), median(strangers));
        }

        double ratio() {
            return Math.max(known, unknown) / Math.min(known, unknown);
        }

        private static double millis(String email, Consumer<String> request) {
            long start = System.nanoTime();
            request.accept(email);
            return (System.nanoTime() - start) / 1e6;
        }

        private static double median(List<Double> values) {
            Collections.sort(values);
            return values.get(values.size() / 2);
        }
    }

    /** Without the pretended hashing an unknown login is answered several times as fast. */
    @Test
    void aLoginTakesAsLongForAnUnknownAddress() {
        Medians medians = Medians.of(() -> Actors.member().email(), email -> login(email, "not the password"));
        assertThat(medians.ratio()).as("%s", medians).isLessThan(2);
    }

    @Test
    void soDoesOneToTheBackOffice() {
        Medians medians = Medians.of(() -> Actors.admin("users:read").email(), email -> anonymous()
                .body(Map.of("login", email, "password", "not the password"))
                .post("/api/v1/admin/auth/tokens"));
        assertThat(medians.ratio()).as("%s", medians).isLessThan(2);
    }

    @Test
    void whatSendsAMailAnswersAfterAFixedTime() {
        Actor[] callers = new Actor[2 * SAMPLES + 2];
        for (int i = 0; i < callers.length; i++) callers[i] = Actors.member();
        List<Actor> left = new ArrayList<>(List.of(callers));
        List<Supplier<Medians>> kinds = List.of(
                () -> Medians.of(() -> Actors.member().email(), AccountSteps::register),
                () -> Medians.of(() -> Actors.member().email(), email -> post("/api/v1/auth/password-resets", email)),
                () -> Medians.of(
                        () -> Actors.admin("users:read").email(),
                        email -> post("/api/v1/admin/auth/password-resets", email)),
                () -> Medians.of(TimingTest::waiting, email -> post("/api/v1/auth/email-verifications/resend", email)),
                () -> Medians.of(() -> Actors.member().email(), email -> left.remove(0)
                        .given()
                        .body(Map.of("email", email))
                        .put("/api/v1/me/email")));

        // Nearly all of each is waiting, which they can do side by side.
        List<Medians> all = Race.calls(kinds.size(), number -> kinds.get(number).get());

        for (Medians medians : all) {
            assertThat(Math.min(medians.known(), medians.unknown()))
                    .isGreaterThanOrEqualTo(TestSettings.ANSWER_TIME.toMillis());
            assertThat(medians.ratio()).as("%s", medians).isLessThan(1.3);
        }
    }

    /** Somebody whose address waits for its proof. */
    private static String waiting() {
        String email = freshEmail();
        AccountSteps.register(email);
        return email;
    }

    private static Response post(String path, String email) {
        return anonymous().body(Map.of("email", email)).post(path);
    }
}
