package id.tm.testing;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/**
 * Somebody with an account and a signed access token.
 *
 * @param id the user's or admin's
 * @param sessionId the login session the token names
 * @param partnerId the main partner a partner or operator acts for, else null
 */
public record Actor(UUID id, String name, String email, String token, UUID sessionId, UUID partnerId) {

    /** The password of every actor. */
    public static final String PASSWORD = "an-actors-own-words";

    /** A JSON request of this actor. */
    public RequestSpecification given() {
        return RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .accept(ContentType.JSON);
    }
}
