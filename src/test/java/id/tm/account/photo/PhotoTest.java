package id.tm.account.photo;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.sql;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Pictures;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServiceTest
class PhotoTest {

    private static final String MINE = "/api/v1/me/photo";

    @Test
    void aPhotoIsShownChangedAndTakenAway() {
        Actor member = Actors.member();
        member.given().get("/api/v1/me").then().body("photo", nullValue());
        seen(member, MINE).then().statusCode(404).body("code", equalTo("photo-not-found"));
        byte[] file = Pictures.withSegment(Pictures.jpeg(40, 30), 0xe1, Pictures.exif(6, "at home"));
        put(member, "image/jpeg", file)
                .then()
                .statusCode(200)
                .body("mediaType", equalTo("image/jpeg"))
                .body("width", equalTo(40))
                .body("height", equalTo(30));
        member.given().get("/api/v1/me").then().body("photo", equalTo(MINE));

        Response shown = seen(member, MINE);
        shown.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-cache");
        assertThat(new String(shown.asByteArray(), StandardCharsets.ISO_8859_1)).doesNotContain("at home");
        assertThat(Pictures.pixels(shown.asByteArray())).isEqualTo(Pictures.pixels(file));
        String tag = shown.header("ETag");
        given().auth()
                .oauth2(member.token())
                .header("If-None-Match", tag)
                .get(MINE)
                .then()
                .statusCode(304);

        put(member, "application/octet-stream", Pictures.png(5, 5)).then().statusCode(200);
        given().auth()
                .oauth2(member.token())
                .header("If-None-Match", tag)
                .get(MINE)
                .then()
                .statusCode(200)
                .contentType("image/png");
        put(member, "image/jpeg", Pictures.WEBP).then().statusCode(200).body("mediaType", equalTo("image/webp"));

        member.given().delete(MINE).then().statusCode(204);
        member.given().delete(MINE).then().statusCode(404);
        seen(member, MINE).then().statusCode(404);
        assertThat(count(
                        "member_logs where user_id = ?1 and action in ('PHOTO_CHANGED', 'PHOTO_REMOVED')", member.id()))
                .isEqualTo(4);
    }

    @Test
    void whatIsNoPhotoIsRefusedAndTheOldOneStays() {
        Actor member = Actors.member();
        put(member, "image/png", Pictures.png(5, 5)).then().statusCode(200);
        byte[] jpeg = Pictures.jpeg(30, 30);
        put(member, "image/jpeg", Arrays.copyOf(jpeg, jpeg.length - 2))
                .then()
                .statusCode(422)
                .body("code", equalTo("image-refused"));
        put(member, "image/webp", Pictures.WEBP_ANIMATED).then().statusCode(422);
        put(member, "image/png", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(415);
        put(member, "image/png", new byte[0]).then().statusCode(415);
        put(member, "image/png", new byte[2 * 1024 * 1024 + 1]).then().statusCode(413);
        put(member, "image/gif", jpeg).then().statusCode(415);
        put(member, "application/json", jpeg).then().statusCode(415);
        seen(member, MINE).then().statusCode(200).contentType("image/png");
    }

    @Test
    void aPhotoIsSeenByItsOwnerOnlyUnlessTheOwnerPractises() {
        Actor member = Actors.member();
        Actor practitioner = Actors.practitioner();
        String profile = "/api/v1/practitioners/" + practitioner.id();
        anonymous().get(profile).then().statusCode(200).body("photo", nullValue());
        for (Actor actor : List.of(member, practitioner)) {
            put(actor, "image/png", Pictures.png(3, 3)).then().statusCode(200);
        }
        String path = anonymous().get(profile).path("photo");
        Response shown = given().get(path);
        shown.then()
                .statusCode(200)
                .contentType("image/png")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "public, max-age=3600");
        given().header("If-None-Match", shown.header("ETag")).get(path).then().statusCode(304);

        put(practitioner, "image/png", Pictures.png(4, 4)).then().statusCode(200);
        given().get(path).then().statusCode(404);
        String next = anonymous().get(profile).path("photo");
        assertThat(next).isNotEqualTo(path);
        given().get(next).then().statusCode(200);
        sql("update users set status = 'DISABLED' where id = ?1", practitioner.id());
        given().get(next).then().statusCode(404);

        String ofMember = (String)
                id.tm.account.AccountSteps.one("select public_key from profile_photos where user_id = ?1", member.id());
        given().get("/api/v1/photos/" + ofMember).then().statusCode(404);
        for (String key : List.of("x", "..%2f..%2fetc", "%00", "%27%20or%201=1--", "x".repeat(3_000))) {
            assertThat(given().urlEncodingEnabled(false)
                            .get("/api/v1/photos/" + key)
                            .statusCode())
                    .as(key)
                    .isBetween(400, 499);
        }
        assertThat(given().get(MINE).statusCode()).isEqualTo(401);
        assertThat(seen(Actors.superAdmin(), MINE).statusCode()).isEqualTo(403);
        assertThat(put(Actors.superAdmin(), "image/png", Pictures.png(3, 3)).statusCode())
                .isEqualTo(403);
        assertThat(given().delete(MINE).statusCode()).isEqualTo(401);
        seen(Actors.member(), MINE).then().statusCode(404);
    }

    @Test
    void manyUploadsAtOnceLeaveOnePhoto() {
        Actor member = Actors.member();
        byte[] file = Pictures.png(3, 3);
        Race race = Race.run(30, () -> put(member, "image/png", file));
        assertThat(race.statuses()).containsOnlyKeys(200);
        assertThat(count("profile_photos where user_id = ?1", member.id())).isEqualTo(1);
    }

    @Test
    void uploadsAreCounted() {
        Actor member = Actors.member();
        byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 60; i++) put(member, "image/png", junk).then().statusCode(415);
        put(member, "image/png", junk).then().statusCode(429);
    }

    private static Response put(Actor actor, String type, byte[] file) {
        return given().auth().oauth2(actor.token()).contentType(type).body(file).put(MINE);
    }

    private static Response seen(Actor actor, String path) {
        return given().auth().oauth2(actor.token()).get(path);
    }
}
