package id.tm.finance.withdrawal;

import static id.tm.finance.Money.sql;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.withdrawal.WithdrawalSteps.Saver;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ServiceTest
@ExtendWith(BooksBalanced.class)
class TaxRecapTest {

    @Inject
    WithdrawalSteps steps;

    private Actor clerk;

    @BeforeEach
    void alone() {
        steps.parkAllOthers();
        // The months of this test are far from now, where the other tests' withdrawals are.
        sql().execute("update withdrawals set paid_at = paid_at + interval '9 years',"
                + " reversed_at = reversed_at + interval '9 years' where paid_at < '2026-10-01'");
        clerk = Actors.admin("tax-recaps:export");
    }

    @Test
    void everyPaymentStandsInTheMonthItWasMadeInByJakartasClock() {
        UUID person = paid("PERSON", WithdrawalSteps.NPWP, "SARI WULANDARI", "2026-02-28T16:59:59Z");
        UUID company = paid("COMPANY", "0012345678901000", "=HYPERLINK(\"x\")", "2026-01-31T17:00:00Z");
        UUID without = paid(null, null, null, "2026-02-10T03:00:00Z");
        paid("PERSON", WithdrawalSteps.NPWP, "SARI WULANDARI", "2026-01-31T16:59:59Z");
        paid("PERSON", WithdrawalSteps.NPWP, "SARI WULANDARI", "2026-02-28T17:00:00Z");

        Response recap = recap("2026-02", "SPT Masa Februari 2026");

        recap.then().statusCode(200);
        assertThat(recap.contentType()).startsWith("text/csv");
        assertThat(recap.header("Content-Disposition")).contains("tax-recap-2026-02.csv");
        assertThat(recap.header("Cache-Control")).isEqualTo("no-store");
        assertThat(recap.asString().lines())
                .containsExactly(
                        "tax_kind,event,date,withdrawal,tax_number,name,gross,tax_base,tax,transfer_fee,net",
                        "\"PPH_21\",\"PAID\",\"2026-02-10\",\"" + number(without)
                                + "\",,\"SARI WULANDARI\",1000000,500000,30000,2500,967500",
                        "\"PPH_21\",\"PAID\",\"2026-02-28\",\"" + number(person) + "\",\"3174012345678901\","
                                + "\"SARI WULANDARI\",1000000,500000,25000,2500,972500",
                        "\"PPH_23\",\"PAID\",\"2026-02-01\",\"" + number(company) + "\",\"0012345678901000\","
                                + "\"'=HYPERLINK(\"\"x\"\")\",1000000,1000000,20000,2500,977500",
                        "PPH_21,TOTAL,2026-02,,,,2000000,1000000,55000,5000,1940000",
                        "PPH_23,TOTAL,2026-02,,,,1000000,1000000,20000,2500,977500");
    }

    @Test
    void whatCameBackIsTakenOutInTheMonthItCameBackIn() {
        UUID id = paid("PERSON", WithdrawalSteps.NPWP, "SARI WULANDARI", "2026-03-10T03:00:00Z");
        String before = recap("2026-03", "SPT Masa Maret 2026").asString();
        steps.acts(id, "reverse");
        steps.callback(id, "reversed").then().statusCode(200);
        steps.workOff();
        sql().execute("update withdrawals set reversed_at = '2026-04-02T03:00:00Z' where id = '" + id + "'");

        assertThat(recap("2026-03", "SPT Masa Maret 2026").asString()).isEqualTo(before);
        assertThat(recap("2026-04", "SPT Masa April 2026").asString().lines())
                .contains(
                        "\"PPH_21\",\"REVERSED\",\"2026-04-02\",\"" + number(id) + "\",\"3174012345678901\","
                                + "\"SARI WULANDARI\",-1000000,-500000,-25000,-2500,-972500",
                        "PPH_21,TOTAL,2026-04,,,,-1000000,-500000,-25000,-2500,-972500",
                        "PPH_23,TOTAL,2026-04,,,,0,0,0,0,0");
    }

    @Test
    void aNumberThatIsReplacedLaterDoesNotChangeWhatWasTaxedWithIt() {
        UUID id = paid("PERSON", WithdrawalSteps.NPWP, "SARI WULANDARI", "2026-05-10T03:00:00Z");
        String before = recap("2026-05", "SPT Masa Mei 2026").asString();
        String user = sql().texts("select user_id from withdrawals where id = '" + id + "'")
                .get(0);
        sql().execute("update user_npwps set replaced_at = now() where user_id = '" + user + "'");
        steps.taxNumber(UUID.fromString(user), "COMPANY", "0012345678901000", "PT SARI", "VERIFIED");

        assertThat(recap("2026-05", "SPT Masa Mei 2026").asString()).isEqualTo(before);
    }

    @Test
    void everyLookLeavesATraceWithItsReason() {
        recap("2026-06", "SPT Masa Juni 2026").then().statusCode(200);

        assertThat(sql().texts(
                                "select month || ' ' || row_count || ' ' || reason from tax_recap_downloads where admin_id = '"
                                        + clerk.id() + "'"))
                .containsExactly("2026-06 0 SPT Masa Juni 2026");
        assertThat(sql().texts("select concat_ws(' ', causer_type, causer_id, reason) from activity_log"
                        + " where subject_type = 'TaxRecap' and subject_id = '2026-06'"))
                .containsExactly("ADMIN " + clerk.id() + " SPT Masa Juni 2026");
    }

    private UUID paid(String kind, String number, String holder, String at) {
        Saver saver = steps.saver(1_000_000);
        if (kind != null) steps.taxNumber(saver.actor().id(), kind, number, holder, "VERIFIED");
        UUID id = steps.paid(saver, 1_000_000);
        sql().execute("update withdrawals set paid_at = '" + at + "' where id = '" + id + "'");
        return id;
    }

    private Response recap(String month, String reason) {
        return clerk.given()
                .accept(ContentType.ANY)
                .queryParam("reason", reason)
                .get("/api/v1/admin/tax-recaps/{month}", month);
    }

    private static String number(UUID id) {
        List<String> day = sql().texts(
                        "select to_char(created_at at time zone 'Asia/Jakarta', 'YYYYMMDD') from withdrawals"
                                + " where id = '" + id + "'");
        return "WD-" + day.get(0) + "-" + id.toString().substring(24).toUpperCase();
    }
}
