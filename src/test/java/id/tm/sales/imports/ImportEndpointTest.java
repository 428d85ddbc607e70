package id.tm.sales.imports;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.sales.imports.ImportSteps.importer;
import static id.tm.sales.imports.ImportSteps.rows;
import static id.tm.sales.imports.ImportSteps.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import id.tm.sales.SalesSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** T11 and T13 for all files: who may send them, and what is none. */
@ServiceTest
class ImportEndpointTest {

    private static final Map<String, String> HEADINGS = Map.of(
            "products", "sku",
            "vouchers", "code",
            "transactions", "legacy_number,email,created_at,status,sku,price,total");

    @Inject
    ImportSteps steps;

    @Test
    void onlyThePermissionOpensThem() {
        HEADINGS.forEach((kind, heading) -> {
            String path = "/api/v1/admin/" + kind + "/imports";
            String job = ImportSteps.submitted(kind, heading + "\n", "?dryRun=true");
            byte[] csv = heading.getBytes(StandardCharsets.UTF_8);
            List<Actor> strangers = List.of(
                    Actors.member(),
                    Actors.partner(),
                    Actors.admin(kind + ":read", kind + ":write"),
                    Actors.admin(HEADINGS.keySet().stream()
                            .filter(other -> !other.equals(kind))
                            .map(other -> other + ":import")
                            .toArray(String[]::new)));
            for (Actor stranger : strangers) {
                assertThat(submit(stranger, kind, csv, "").statusCode()).isEqualTo(403);
                for (String read : List.of(path + "/jobs", job, job + "/errors")) {
                    assertThat(stranger.given().get(read).statusCode()).as(read).isEqualTo(403);
                }
            }
            for (String read : List.of(path + "/jobs", job, job + "/errors")) {
                assertThat(anonymous().get(read).statusCode()).as(read).isEqualTo(401);
                assertThat(importer().given().get(read).statusCode()).as(read).isEqualTo(200);
            }
            importer()
                    .given()
                    .get(path + "/jobs")
                    .then()
                    .body("items.kind", everyItem(equalTo(kind.replaceAll("s$", "") + "-import")));
            importer().given().get(path + "/jobs/" + UUID.randomUUID()).then().statusCode(404);
            importer().given().get(path + "/jobs/x").then().statusCode(404);
        });
        steps.work();
    }

    @Test
    void whatIsNoSuchFileIsRefusedAtOnce() {
        long tasks = SalesSteps.sql().number("select count(*) from tasks where kind like '%-import'");
        Map<String, Long> before = rows();
        Actor admin = importer();
        HEADINGS.forEach((kind, heading) -> {
            for (String csv : List.of(
                    "",
                    "\u0000",
                    "😀",
                    heading + ",nothing\n",
                    heading + "," + heading + "\n",
                    heading + "\n\"open",
                    heading + "\n\"a\"b\n",
                    heading + "\na\u0000b\n",
                    heading + "\n" + ",".repeat(40) + "\n",
                    "{\"sku\":1}")) {
                assertThat(submit(admin, kind, csv.getBytes(StandardCharsets.UTF_8), "")
                                .statusCode())
                        .as(kind + " " + csv)
                        .isEqualTo(400);
            }
            byte[] latin = (heading + "\n\u00e9\n").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(submit(admin, kind, latin, "").statusCode()).isEqualTo(400);
            byte[] right = (heading + "\n").getBytes(StandardCharsets.UTF_8);
            assertThat(submit(admin, kind, right, "?dryRun=maybe").statusCode()).isEqualTo(400);
            assertThat(submit(admin, kind, right, "?skipBad=1").statusCode()).isEqualTo(400);
            assertThat(submit(
                                    admin,
                                    kind,
                                    (heading + "\n" + "x".repeat(5_300_000)).getBytes(StandardCharsets.UTF_8),
                                    "")
                            .statusCode())
                    .isEqualTo(413);
            String lines = ",".repeat(heading.split(",").length - 1) + "x\n";
            assertThat(submit(admin, kind, (heading + "\n" + lines.repeat(50_001)).getBytes(StandardCharsets.UTF_8), "")
                            .statusCode())
                    .isEqualTo(400);
            String path = "/api/v1/admin/" + kind + "/imports";
            admin.given()
                    .contentType("text/csv")
                    .body(heading)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("idempotency-key-required"));
            admin.given()
                    .header("Idempotency-Key", "x")
                    .body("{}")
                    .post(path)
                    .then()
                    .statusCode(415);
        });
        assertThat(SalesSteps.sql().number("select count(*) from tasks where kind like '%-import'"))
                .isEqualTo(tasks);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatIsWrongIsSaidInTheLanguageOfWhoeverSentIt() {
        Actor admin = importer();
        String job = admin.given()
                .contentType("text/csv")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "id")
                .body("legacy_number,email,created_at,status,sku,price,total\nX,a@b.test,2024-01-01,FAILED,ASM-X,1,1\n")
                .post("/api/v1/admin/transactions/imports?dryRun=true")
                .header("Location");
        steps.work();
        admin.given()
                .get(job + "/errors")
                .then()
                .statusCode(200)
                .body("items.message", org.hamcrest.Matchers.hasItem("Tidak ada pengguna dengan alamat surel ini"))
                .body("items.message", org.hamcrest.Matchers.hasItem("Tidak ada produk dengan SKU ASM-X."));
    }
}
