package id.tm.sales.voucher;

import static id.tm.sales.SalesSteps.VOUCHERS;
import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.imports.ImportSteps.errors;
import static id.tm.sales.imports.ImportSteps.rows;
import static id.tm.sales.transaction.TransactionSteps.checkOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import id.tm.sales.SalesSteps;
import id.tm.sales.imports.ImportSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class VoucherImportTest {

    private static final String HEADING = "code,name,kind,percent,cap,amount,quota,used,per_user_limit,min_purchase,"
            + "valid_from,valid_until,weekdays,daily_from,daily_until,products,kinds,roles,partners,"
            + "first_purchase_only,stackable,stack_group,priority,source,restore_on_refund,active\n";

    @Inject
    ImportSteps steps;

    private final Actor keeper = keeper();
    private final String code = "OLD-" + fresh();

    @Test
    void everyTermIsTakenOverAndTheSameFileChangesNothing() {
        String sku = sold(keeper, 400_000);
        String partner = Actors.partner().partnerId().toString();
        String csv = HEADING + code.toLowerCase(java.util.Locale.ROOT)
                + ",Hemat  lama,PERCENT,12.50,50000,,100,37,2,100000,2024-01-01,2030-01-01 10:00:00,5|1|1,09:00,17:00,"
                + sku + ",EVENT|BUNDLE,member|practitioner," + partner + ",true,true,launch,7,CAMPAIGN,true,false\n";
        steps.imports("vouchers", csv);
        voucher()
                .body("items[0].redeemed", equalTo(37))
                .body("items[0].reserved", equalTo(0))
                .body("items[0].rule.name", equalTo("Hemat lama"))
                .body("items[0].rule.reduction.percent", equalTo(12.5f))
                .body("items[0].rule.reduction.cap", equalTo(50_000))
                .body("items[0].rule.quota", equalTo(100))
                .body("items[0].rule.perUserLimit", equalTo(2))
                .body("items[0].rule.minPurchase", equalTo(100_000))
                .body("items[0].rule.validFrom", equalTo("2023-12-31T17:00:00Z"))
                .body("items[0].rule.validUntil", equalTo("2030-01-01T03:00:00Z"))
                .body("items[0].rule.weekdays", contains(1, 5))
                .body("items[0].rule.products", contains(sku))
                .body("items[0].rule.kinds", contains("EVENT", "BUNDLE"))
                .body("items[0].rule.roles", contains("member", "practitioner"))
                .body("items[0].rule.partners", contains(partner))
                .body("items[0].rule.firstPurchaseOnly", equalTo(true))
                .body("items[0].rule.stackGroup", equalTo("launch"))
                .body("items[0].rule.priority", equalTo(7))
                .body("items[0].rule.source", equalTo("CAMPAIGN"))
                .body("items[0].rule.restoreOnRefund", equalTo(true))
                .body("items[0].rule.active", equalTo(false));
        Map<String, Long> before = rows();
        String version = version();
        steps.imports("vouchers", csv);
        assertThat(rows()).isEqualTo(before);
        assertThat(version()).isEqualTo(version);
    }

    /** Two of three were used there, so one is left here; what the old system sells on is added, and nothing twice. */
    @Test
    void whatWasUsedThereIsNotLeftHere() {
        String csv = "code,name,kind,amount,quota,used\n" + code + ",Lama,NOMINAL,10000,3,2\n";
        steps.imports("vouchers", csv);
        voucher().body("items[0].rule.source", equalTo("OLD_SYSTEM"));
        String sku = sold(keeper, 400_000);
        checkOut(Actors.member(), List.of(sku), List.of(code)).then().statusCode(201);
        checkOut(Actors.member(), List.of(sku), List.of(code)).then().statusCode(409);
        steps.imports("vouchers", csv);
        voucher().body("items[0].redeemed", equalTo(2)).body("items[0].reserved", equalTo(1));

        Response more = steps.imported("vouchers", csv.replace(",3,2", ",3,3"), "");
        assertThat(errors(more)).containsExactly("2 quota voucher-quota-used");
        steps.imports("vouchers", csv.replace(",3,2", ",4,3"));
        voucher().body("items[0].redeemed", equalTo(3)).body("items[0].rule.quota", equalTo(4));
        assertThat(errors(steps.imported("vouchers", "code,quota\n" + code + ",3\n", "")))
                .containsExactly("2 quota voucher-quota-used");
        steps.imports("vouchers", "code,active\n" + code + ",false\n");
        voucher()
                .body("items[0].redeemed", equalTo(3))
                .body("items[0].rule.active", equalTo(false))
                .body("items[0].rule.name", equalTo("Lama"));
    }

    @Test
    void everyWrongRowIsNamedAndNothingIsWritten() {
        String csv =
                "code,name,kind,percent,amount,quota,used,valid_from,valid_until,weekdays,daily_from,products,kinds,partners,priority\n"
                        + code + ",Baik,NOMINAL,,10000,,,,,,,,,,\n"
                        + code + ",Lagi,NOMINAL,,10000,,,,,,,,,,\n"
                        + "a b,X,NOMINAL,,10000,,,,,,,,,,\n"
                        + "A1" + fresh() + ",,NOMINAL,,10000,,,,,,,,,,\n"
                        + "A2" + fresh() + ",X,,,10000,,,,,,,,,,\n"
                        + "A3" + fresh() + ",X,PERCENT,,10000,,,,,,,,,,\n"
                        + "A4" + fresh() + ",X,PERCENT,101,,,,,,,,,,,\n"
                        + "A5" + fresh() + ",X,NOMINAL,,x,,,,,,,,,,\n"
                        + "A6" + fresh() + ",X,NOMINAL,,1,5,6,,,,,,,,\n"
                        + "A7" + fresh() + ",X,NOMINAL,,1,,-1,2026-02-30,,8|x,,,,,\n"
                        + "A8" + fresh() + ",X,NOMINAL,,1,,,2026-02-02,2026-02-01,,,,,,\n"
                        + "A9" + fresh() + ",X,NOMINAL,,1,,,,,8,,,,,\n"
                        + "B1" + fresh() + ",X,NOMINAL,,1,,,,,,09:00,,,,\n"
                        + "B2" + fresh() + ",X,NOMINAL,,1,,,,,,,ASM-NONE,,,\n"
                        + "B3" + fresh() + ",X,NOMINAL,,1,,,,,,,,SHOE,,\n"
                        + "B4" + fresh() + ",X,NOMINAL,,1,,,,,,,,," + UUID.randomUUID() + ",\n"
                        + "B5" + fresh() + ",=cmd|'/c calc'!A1,NOMINAL,,1,,,,,,,,,x,5000\n"
                        + ",X,NOMINAL,,1,,,,,,,,,,\n";
        Map<String, Long> before = rows();
        Response refused = steps.imported("vouchers", csv, "");
        refused.then().body("state", equalTo("FAILED"));
        assertThat(errors(refused))
                .containsExactly(
                        "3 code repeated",
                        "4 code pattern",
                        "5 name not-blank",
                        "6 kind missing",
                        "7 percent kind",
                        "8 percent decimal-max",
                        "9 amount malformed",
                        "10 quota voucher-quota-used",
                        "11 valid_from malformed",
                        "11 weekdays malformed",
                        "11 used amount",
                        "12 valid_until range",
                        "13 weekdays max",
                        "14 daily_until range",
                        "15 products unknown-sku",
                        "16 kinds malformed",
                        "17 partners unknown-partner",
                        "18 partners malformed",
                        "18 priority max",
                        "19 code not-null");
        assertThat(rows()).isEqualTo(before);
        assertThat(errors(steps.imported("vouchers", csv, "?dryRun=true"))).isEqualTo(errors(refused));
        assertThat(rows()).isEqualTo(before);
        steps.imported("vouchers", csv, "?skipBad=true").then().body("state", equalTo("DONE"));
        assertThat(rows().get("vouchers") - before.get("vouchers")).isEqualTo(1);
        voucher().body("items[0].rule.name", equalTo("Baik"));
    }

    private ValidatableResponse voucher() {
        return keeper.given().get(VOUCHERS + "?code=" + code).then().statusCode(200);
    }

    private String version() {
        return SalesSteps.sql()
                .texts("select version || ' ' || updated_at from vouchers where code = '" + code + "'")
                .get(0);
    }
}
