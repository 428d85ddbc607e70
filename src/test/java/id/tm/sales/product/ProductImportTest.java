package id.tm.sales.product;

import static id.tm.sales.SalesSteps.PRODUCTS;
import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.imports.ImportSteps.errors;
import static id.tm.sales.imports.ImportSteps.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import id.tm.sales.imports.ImportSteps;
import id.tm.testing.Actor;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class ProductImportTest {

    private static final String HEADING = "sku,slug,kind,name,name_en,description,price,active,sells_from,sells_until,"
            + "position,instrument,service,needs_document,parts\n";

    @Inject
    ImportSteps steps;

    private final Actor keeper = keeper();
    private String a;
    private String b;
    private String pack;

    @BeforeEach
    void name() {
        a = "ASM-" + fresh();
        b = "SVC-" + fresh();
        pack = "BND-" + fresh();
    }

    /** Bundles may stand before their parts; the file may be one of a spreadsheet. */
    @Test
    void aFileMakesProductsAndTheSameFileChangesNothing() {
        String csv = "\uFEFF" + HEADING + bundle() + test("400000") + talk();
        steps.imports("products", csv.replace("\n", "\r\n"));
        product(a)
                .body("items[0].name", equalTo("Tes, \"baru\""))
                .body("items[0].nameEn", equalTo("Test"))
                .body("items[0].description", equalTo("<p>Halo</p>"))
                .body("items[0].price", equalTo(400_000))
                .body("items[0].active", equalTo(true))
                .body("items[0].sellsFrom", equalTo("2026-01-01T01:30:00Z"))
                .body("items[0].sellsUntil", equalTo("2030-12-31T17:00:00Z"))
                .body("items[0].instrument", equalTo("st-30"));
        product(b).body("items[0].needsDocument", equalTo(true)).body("items[0].active", equalTo(false));
        product(pack).body("items[0].parts.sku", contains(a, b)).body("items[0].parts.weight", contains(400, 200));

        Map<String, Long> before = rows();
        String versions = versions();
        steps.imports("products", csv);
        assertThat(rows()).isEqualTo(before);
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void whatIsEmptyOrLeftOutStaysAsItIs() {
        String sku = sold(keeper, product -> product.put("instrument", "tma"));
        steps.imports("products", "price;sku;name\n450000;" + sku + ";\n");
        product(sku)
                .body("items[0].price", equalTo(450_000))
                .body("items[0].instrument", equalTo("tma"))
                .body("items[0].active", equalTo(true));
        assertThat(sql().texts(
                                "select causer_type from activity_log where table_name = 'products' and event = 'UPDATED'"
                                        + " and subject_id = (select id::text from products where sku = '" + sku
                                        + "')"))
                .as("changed by the admin who asked for it")
                .containsOnly("ADMIN");
    }

    @Test
    void everyWrongRowIsNamedAndNothingIsWritten() {
        String taken = keeper.given().get(PRODUCTS + "?sku=" + sold(keeper, 1)).path("items[0].slug");
        String known = sold(keeper, 1);
        String csv = "sku,slug,kind,name,price,instrument,service,parts,sells_from,sells_until,active,position\n"
                + a + "," + low(a) + ",ASSESSMENT,Baik,1,st-30,,,,,,\n" // 2: right
                + a + "," + low(a) + "-2,ASSESSMENT,Lagi,1,st-30,,,,,,\n"
                + "ASM-1" + fresh() + "," + low(a) + ",ASSESSMENT,Lagi,1,st-30,,,,,,\n"
                + "ASM-2" + fresh() + "," + taken + ",ASSESSMENT,X,1,st-30,,,,,,\n"
                + "asm-x,x-" + low(fresh()) + ",ASSESSMENT,X,1,st-30,,,,,,\n"
                + "ASM-3" + fresh() + ",y-" + low(fresh()) + ",SHOE,X,1,st-30,,,,,,\n"
                + "ASM-4" + fresh() + ",z-" + low(fresh()) + ",ASSESSMENT,<b>X,-1,,,,,,,\n"
                + "ASM-5" + fresh() + ",z-" + low(fresh()) + ",ASSESSMENT,X,1.5,st-30,,,yesterday,,maybe,1e9\n"
                + "ASM-6" + fresh() + ",z-" + low(fresh())
                + ",ASSESSMENT,X,1,st-30,,,2026-01-02,2026-01-01,,\n"
                + "ASM-7" + fresh() + ",z-" + low(fresh()) + ",ASSESSMENT,X,1,,,,,,,\n"
                + known + ",,CONSULTATION,,,,,,,,,\n"
                + pack + "," + low(pack) + ",BUNDLE,X,1,,,ASM-NONE:1|" + b + ":1,,,,\n"
                + b + "," + low(b) + ",CONSULTATION,X,,,talk,,,,,\n"
                + "BND-1" + fresh() + ",z-" + low(fresh()) + ",BUNDLE,X,1,,,ASM:x,,,,\n"
                + ",z-" + low(fresh()) + ",ASSESSMENT,X,1,st-30,,,,,,\n"
                + "ASM-8" + fresh() + ",z-" + low(fresh()) + ",ASSESSMENT," + "x".repeat(60_000) + ",1,st-30,,,,,,\n";
        Map<String, Long> before = rows();
        Response refused = steps.imported("products", csv, "");
        refused.then()
                .body("state", equalTo("FAILED"))
                .body("problem", org.hamcrest.Matchers.startsWith("import-rows-wrong: "))
                .body("errors[0].message", equalTo("As in row 2 already"));
        assertThat(errors(refused))
                .containsExactly(
                        "3 sku repeated",
                        "4 slug repeated",
                        "5 slug slug-taken",
                        "6 sku pattern",
                        "7 kind malformed",
                        "8 name plain-text",
                        "8 price min",
                        "9 price malformed",
                        "9 active malformed",
                        "9 sells_from malformed",
                        "9 position malformed",
                        "10 sells_until range",
                        "11 instrument product-kind",
                        "12 kind sku-fixed",
                        "13 parts unknown-part",
                        "13 parts part-wrong",
                        "14 price not-null",
                        "15 parts malformed",
                        "16 sku not-null",
                        "17 name too-long");
        assertThat(rows()).isEqualTo(before);

        Response look = steps.imported("products", csv, "?dryRun=true");
        look.then().body("state", equalTo("DONE")).body("done", equalTo(16)).body("total", equalTo(16));
        assertThat(errors(look)).isEqualTo(errors(refused));
        assertThat(rows()).isEqualTo(before);

        Response some = steps.imported("products", csv, "?skipBad=true");
        some.then().body("state", equalTo("DONE"));
        assertThat(errors(some)).isEqualTo(errors(refused));
        product(a).body("items.name", contains("Baik"));
        assertThat(sql().number("select count(*) from products") - before.get("products"))
                .isEqualTo(1);
    }

    @Test
    void aDryRunOfARightFileWritesNothing() {
        Map<String, Long> before = rows();
        Response look = steps.imported("products", HEADING + bundle() + test("400000") + talk(), "?dryRun=true");
        look.then().body("state", equalTo("DONE")).body("failed", equalTo(0)).body("done", equalTo(3));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void twoOfTheSameFileAtOnceMakeOne() {
        String csv = HEADING + bundle() + test("400000") + talk();
        String first = ImportSteps.submitted("products", csv, "");
        String second = ImportSteps.submitted("products", csv, "");
        assertThat(Race.calls(2, number -> {
                    steps.work();
                    return number;
                }))
                .hasSize(2);
        for (String job : new String[] {first, second}) {
            ImportSteps.show(job).then().body("state", equalTo("DONE")).body("failed", equalTo(0));
        }
        assertThat(sql().number("select count(*) from products where sku in ('" + a + "', '" + b + "', '" + pack
                        + "')"))
                .isEqualTo(3);
        assertThat(sql().texts("select distinct version from products where sku in ('" + a + "', '" + b + "')"))
                .as("made once, changed by nobody")
                .hasSize(1);
    }

    private String test(String price) {
        return a + "," + low(a) + ",assessment,\"Tes, \"\"baru\"\"\",Test,<p>Halo<script>x</script></p>," + price
                + ",true,2026-01-01 08:30:00,2031-01-01,10,st-30,,,\n";
    }

    private String talk() {
        return b + "," + low(b) + ",CONSULTATION,Konsultasi,,,200000,false,,,,,consultation,true,\n";
    }

    private String bundle() {
        return pack + "," + low(pack) + ",BUNDLE,Paket,,,500000,,,,,,,," + a + ":400|" + b + ":200\n";
    }

    private String versions() {
        return String.join(
                " ",
                sql().texts("select version || ' ' || updated_at from products where sku in ('" + a + "', '" + b
                        + "', '" + pack + "') order by sku"));
    }

    private ValidatableResponse product(String sku) {
        return keeper.given().get(PRODUCTS + "?sku=" + sku).then().statusCode(200);
    }

    private static String low(String sku) {
        return sku.toLowerCase(Locale.ROOT);
    }
}
