package id.tm.account.totp;

import static id.tm.account.AccountSteps.anonymous;

import id.tm.testing.Actor;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Somebody with an authenticator app. */
public record TwoFactorSteps(Actor owner, String base, String secret, List<String> recoveryCodes) {

    /** The owner sets one up; uses the code of {@code now}. */
    public static TwoFactorSteps enrol(Actor owner, String base, Instant now) {
        String secret =
                owner.given().post(base).then().statusCode(200).extract().path("secret");
        Response confirmed = code(owner, base + "/confirmation", Totp.codeAt(secret, now));
        confirmed.then().statusCode(200);
        return new TwoFactorSteps(owner, base, secret, confirmed.path("recoveryCodes"));
    }

    public String codeAt(Instant time) {
        return Totp.codeAt(secret, time);
    }

    /** Six digits that are no code of these minutes. */
    public String wrongCode(Instant now) {
        for (int guess = 0; ; guess++) {
            String code = "%06d".formatted(guess);
            if (Totp.stepOf(secret, code, now, 0).isEmpty()) return code;
        }
    }

    public static Response code(Actor actor, String path, String code) {
        return actor.given().body(Map.of("code", code)).post(path);
    }

    public Response login(String code) {
        String realm = base.startsWith("/api/v1/admin/") ? "/api/v1/admin/auth/tokens" : "/api/v1/auth/tokens";
        return anonymous()
                .body(
                        code == null
                                ? Map.of("login", owner.email(), "password", Actor.PASSWORD)
                                : Map.of("login", owner.email(), "password", Actor.PASSWORD, "totp", code))
                .post(realm);
    }
}
