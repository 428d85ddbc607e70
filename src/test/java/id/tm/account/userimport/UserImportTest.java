package id.tm.account.userimport;

import static id.tm.account.AccountSteps.count;
import static id.tm.account.AccountSteps.freshEmail;
import static id.tm.account.AccountSteps.login;
import static id.tm.account.AccountSteps.one;
import static id.tm.account.AccountSteps.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import id.tm.platform.job.JobRunner;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.junit.jupiter.api.Test;

@ServiceTest
class UserImportTest {

    private static final String PATH = "/api/v1/admin/users/imports";
    private static final String OLD_PASSWORD = "kata sandi lama 2019";
    private static final String HEADING = "email,name,phone,passwordHash,roles,createdAt\n";
    private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String HASH = OpenBSDBCrypt.generate("2y", OLD_PASSWORD.toCharArray(), SALT, 4);

    @Inject
    JobRunner jobs;

    @Test
    void importedUsersLogInWithTheirOldPassword() {
        String email = freshEmail();
        String csv = HEADING + email.toUpperCase(java.util.Locale.ROOT) + ",\"Wijaya, Rina\",0812-3456-7890," + HASH
                + ",practitioner|analyst,2021-05-17 08:30:00\n";
        String job = submitted(csv, false);
        jobs.runOnce("tasks");
        admin().given()
                .get(job)
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("done", equalTo(1))
                .body("total", equalTo(1))
                .body("failed", equalTo(0))
                .body("parameters.dryRun", equalTo(false));

        login(email, "not " + OLD_PASSWORD).then().statusCode(401);
        String token =
                login(email, OLD_PASSWORD).then().statusCode(200).extract().path("accessToken");
        id.tm.account.AccountSteps.with(token, "/api/v1/me")
                .then()
                .body("fullName", equalTo("Wijaya, Rina"))
                .body("phone", equalTo("+6281234567890"))
                .body("roles", contains("analyst", "member", "practitioner"))
                .body("createdAt", equalTo("2021-05-17T01:30:00Z"));
        assertThat((String) one("select password_hash from users where email = ?1", email))
                .as("upgraded at the first login")
                .startsWith("$argon2id$");
        login(email, OLD_PASSWORD).then().statusCode(200);
        String id = job.substring(job.lastIndexOf('/') + 1);
        assertThat(count(
                        "tasks where id = ?1 and input is null and result is null and cast(parameters as text) not like '%$2%'",
                        UUID.fromString(id)))
                .as("no hash stays behind")
                .isEqualTo(1);
    }

    @Test
    void wrongRowsAreReportedAndRightOnesAreKept() {
        String good = freshEmail();
        String known = Actors.member().email();
        String bad = freshEmail();
        List<String> lines = List.of(
                row(good, "Budi", HASH, ""),
                row(known, "Budi", HASH, ""),
                row(good, "Budi again", HASH, ""),
                row("no address", "Budi", HASH, ""),
                row(bad, "=cmd|'/c calc'!A1", HASH, ""),
                row("a." + bad, "<b>Budi</b>", HASH, ""),
                row("b." + bad, "Budi", "plain text", ""),
                row("c." + bad, "Budi", HASH.replace("$04$", "$31$"), ""),
                row("d." + bad, "Budi", HASH, "super-admin"),
                row("e." + bad, "", HASH, ""));
        String csv = HEADING + String.join("\n", lines) + "\n" + "f." + bad + ",Budi,12," + HASH + ",,\ng." + bad
                + ",Budi,," + HASH + ",,tomorrow\nh." + bad + ",Budi,," + HASH + ",,2999-01-01\n";
        for (boolean dryRun : new boolean[] {true, false}) {
            String job = submitted(csv, dryRun);
            jobs.runOnce("tasks");
            Actor admin = admin();
            admin.given()
                    .get(job)
                    .then()
                    .body("state", equalTo("DONE"))
                    .body("failed", equalTo(12))
                    .body("total", equalTo(13));
            admin.given()
                    .queryParam("limit", 200)
                    .get(job + "/errors")
                    .then()
                    .statusCode(200)
                    .body("items.row", contains(3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14))
                    .body(
                            "items.code",
                            contains(
                                    "email-taken",
                                    "repeated",
                                    "email-address",
                                    "person-name",
                                    "person-name",
                                    "pattern",
                                    "pattern",
                                    "unknown-role",
                                    "not-null",
                                    "phone-number",
                                    "malformed",
                                    "malformed"));
            assertThat(count("users where email = ?1", good)).isEqualTo(dryRun ? 0 : 1);
        }
        assertThat(count("users where email like ?1", "%" + bad)).isZero();
        assertThat(login(known, Actor.PASSWORD).statusCode())
                .as("who was here is untouched")
                .isEqualTo(200);
    }

    @Test
    void aSecondRunOfTheSameFileFindsEverybodyThere() {
        List<String> lines = new ArrayList<>();
        String suffix = freshEmail();
        for (int i = 0; i < 230; i++) lines.add(row(i + "." + suffix, "Budi", HASH, ""));
        String csv = HEADING + String.join("\n", lines);
        String first = submitted(csv, false);
        jobs.runOnce("tasks");
        admin().given().get(first).then().body("done", equalTo(230)).body("failed", equalTo(0));
        String second = submitted(csv, false);
        jobs.runOnce("tasks");
        admin().given()
                .get(second)
                .then()
                .body("failed", equalTo(230))
                .body("errors.size()", equalTo(100))
                .body("errors.code", hasItem("email-taken"));
        assertThat(count("users where email like ?1", "%." + suffix)).isEqualTo(230);
    }

    @Test
    void registeringWhileTheFileIsReadMakesOneUser() {
        List<String> emails = new ArrayList<>();
        for (int i = 0; i < 12; i++) emails.add(freshEmail());
        String csv = HEADING
                + String.join(
                        "\n",
                        emails.stream()
                                .map(email -> row(email, "Budi", HASH, ""))
                                .toList());
        String job = submitted(csv, false);
        Race.calls(
                13,
                number -> number == 12
                        ? jobs.runOnce("tasks")
                        : register(emails.get(number)).statusCode());
        admin().given().get(job).then().body("state", equalTo("DONE"));
        for (String email : emails)
            assertThat(count("users where email = ?1", email)).isEqualTo(1);
    }

    @Test
    void whatIsNoSuchFileIsRefusedAtOnce() {
        long before = count("tasks where kind = 'user-import'");
        assertThat(submit("", "false").statusCode()).isEqualTo(400);
        assertThat(submit("email,name\na@b.test,Budi", "false").statusCode()).isEqualTo(400);
        assertThat(submit(HEADING + "a@b.test,Budi", "false").statusCode()).isEqualTo(400);
        assertThat(submit(HEADING + "\"a@b.test", "false").statusCode()).isEqualTo(400);
        assertThat(submit(HEADING + "a\u0000b,,,,,", "false").statusCode()).isEqualTo(400);
        assertThat(submit(HEADING, "maybe").statusCode()).isEqualTo(400);
        admin().given()
                .contentType("text/csv")
                .body(HEADING)
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-required"));
        admin().given()
                .body("{}")
                .header("Idempotency-Key", "x")
                .post(PATH)
                .then()
                .statusCode(415);
        assertThat(count("tasks where kind = 'user-import'")).isEqualTo(before);
        admin().given().get(PATH + "/jobs/" + UUID.randomUUID()).then().statusCode(404);
        admin().given().get(PATH + "/jobs/x").then().statusCode(404);
        admin().given()
                .queryParam("limit", 200)
                .get(PATH + "/jobs")
                .then()
                .statusCode(200)
                .body("items.kind", org.hamcrest.Matchers.everyItem(equalTo("user-import")));
    }

    @Test
    void onlyThePermissionOpensIt() {
        String job = submitted(HEADING + row(freshEmail(), "Budi", HASH, ""), true);
        for (Actor stranger : List.of(Actors.member(), Actors.admin("users:read", "users:write"))) {
            for (String path : List.of(PATH + "/jobs", job, job + "/errors")) {
                assertThat(stranger.given().get(path).statusCode()).as(path).isEqualTo(403);
            }
            assertThat(stranger.given()
                            .contentType("text/csv")
                            .header("Idempotency-Key", "k")
                            .body(HEADING)
                            .post(PATH)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(id.tm.account.AccountSteps.anonymous().get(job).statusCode()).isEqualTo(401);
    }

    private static String row(String email, String name, String hash, String roles) {
        return email + "," + (name.contains(",") ? '"' + name + '"' : name) + ",," + hash + "," + roles + ",";
    }

    private static Actor admin() {
        return Actors.admin("users:import");
    }

    private static Response submit(String csv, String dryRun) {
        return admin().given()
                .contentType("text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .queryParam("dryRun", dryRun)
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(PATH);
    }

    private static String submitted(String csv, boolean dryRun) {
        Response answer = submit(csv, Boolean.toString(dryRun));
        String location = answer.then().statusCode(202).extract().header("Location");
        return location.substring(location.indexOf("/api/"));
    }
}
