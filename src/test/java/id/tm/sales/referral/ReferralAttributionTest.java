package id.tm.sales.referral;

import static id.tm.sales.SalesSteps.fresh;
import static id.tm.sales.SalesSteps.nominal;
import static id.tm.sales.SalesSteps.percent;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.referral.ReferralSteps.attribution;
import static id.tm.sales.referral.ReferralSteps.begun;
import static id.tm.sales.referral.ReferralSteps.browser;
import static id.tm.sales.referral.ReferralSteps.checkOut;
import static id.tm.sales.referral.ReferralSteps.clicked;
import static id.tm.sales.referral.ReferralSteps.codeOf;
import static id.tm.sales.referral.ReferralSteps.person;
import static id.tm.sales.referral.ReferralSteps.put;
import static id.tm.sales.referral.ReferralSteps.quote;
import static id.tm.sales.referral.ReferralSteps.ruled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import id.tm.finance.payout.PayoutSteps;
import id.tm.platform.time.SystemClock;
import id.tm.sales.transaction.TransactionSteps;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who brings a buyer: the code that is named, else the last click that counts; never the buyer. */
@ServiceTest
class ReferralAttributionTest {

    private static final Duration WINDOW = Duration.ofDays(30);

    @Inject
    SystemClock clock;

    private final Actor admin = ReferralSteps.keeper();
    private Actor referrer;
    private Actor buyer;
    private String code;
    private String sku;

    @BeforeEach
    void arrive() {
        referrer = person();
        buyer = person();
        code = codeOf(referrer);
        sku = sold(admin, 400_000);
    }

    @AfterEach
    void back() {
        clock.move(Duration.ZERO);
    }

    @Test
    void theLastClickCounts() {
        String other = codeOf(person());
        String visitor = clicked(code);
        clock.move(Duration.ofMinutes(1));
        clicked(other, browser().cookie(ReferralSteps.COOKIE, visitor));
        assertThat(attribution(begun(buyer, visitor, sku))).containsExactly(other + " VISIT");
    }

    @Test
    void aClickCountsForThirtyDaysAndNoLonger() {
        String visitor = clicked(code);
        String row = "visitor = '" + new Visitor(visitor).hash() + "'";
        // just in the window: the checkout is a moment later than the clock was moved to
        clock.move(WINDOW.minusSeconds(60));
        Actor inTime = person();
        assertThat(attribution(begun(inTime, visitor, sku))).containsExactly(code + " VISIT");
        clock.move(WINDOW.plusSeconds(60));
        assertThat(attribution(begun(person(), visitor, sku))).isEmpty();
        assertThat(sql().number("select count(*) from visit_referrals where " + row))
                .isEqualTo(1);
    }

    @Test
    void theWindowIsExactToItsEdge() {
        String visitor = clicked(code);
        java.time.Instant at = java.time.Instant.parse(
                sql().texts("select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                                + " from visit_referrals where visitor = '" + new Visitor(visitor).hash() + "'")
                        .get(0));
        List<String> skus = List.of(sku);
        assertThat(found(visitor, skus, at.plus(WINDOW))).isTrue();
        assertThat(found(visitor, skus, at.plus(WINDOW).plusNanos(1_000))).isFalse();
    }

    @Inject
    Referrals referrals;

    private boolean found(String visitor, List<String> skus, java.time.Instant now) {
        return referrals.find(null, null, visitor, skus, now).isPresent();
    }

    @Test
    void theCodeThatIsNamedCountsBeforeAnyClick() {
        String visitor = clicked(codeOf(person()));
        Response answer =
                checkOut(buyer, visitor, List.of(sku), Map.of("referralCode", code.toLowerCase(java.util.Locale.ROOT)));
        answer.then().statusCode(201).body("referralCode", equalTo(code));
        assertThat(attribution(answer.path("id"))).containsExactly(code + " CODE");
    }

    @Test
    void aClickOnThePhoneCountsForTheLaptopOnceThePersonIsKnown() {
        String onThePhone = clicked(code);
        quote(buyer, onThePhone, List.of(sku), null).then().statusCode(200);
        assertThat(attribution(begun(buyer, null, sku))).containsExactly(code + " VISIT");
        assertThat(attribution(begun(person(), null, sku))).isEmpty();
    }

    @Test
    void whoIsNotBroughtHasNoAttribution() {
        Response answer = checkOut(buyer, "not a visitor", List.of(sku), Map.of());
        answer.then().statusCode(201).body("referralCode", nullValue());
        assertThat(attribution(answer.path("id"))).isEmpty();
    }

    @Test
    void whatWasFrozenAtTheCheckoutStays() {
        String visitor = clicked(code);
        String id = begun(buyer, visitor, sku);
        clicked(codeOf(person()), browser().cookie(ReferralSteps.COOKIE, visitor));
        assertThat(begun(buyer, visitor, sku)).isEqualTo(id);
        assertThat(attribution(id)).containsExactly(code + " VISIT");
    }

    @Test
    void oneselfBringsNobody() {
        refusedAs(referrer, "SAME_USER");
    }

    @Test
    void whoHasTheSamePhoneBringsNobody() {
        String phone = ReferralSteps.phone();
        sql().execute("update profiles set phone = '" + phone + "' where user_id in ('" + referrer.id() + "', '"
                + buyer.id() + "')");
        refusedAs(buyer, "SAME_PHONE");
    }

    @Test
    void whoHasTheSameMailboxBringsNobody() {
        String name = fresh().toLowerCase(java.util.Locale.ROOT);
        sql().execute("update users set email = '" + name + "@gmail.com' where id = '" + referrer.id() + "'");
        sql().execute("update users set email = '" + name.charAt(0) + "." + name.substring(1)
                + "+promo@googlemail.com' where id = '" + buyer.id() + "'");
        refusedAs(buyer, "SAME_MAILBOX");
    }

    @Test
    void whoHasTheSameBankAccountBringsNobody() {
        String number = PayoutSteps.freshNumber();
        for (Actor each : List.of(referrer, buyer)) {
            PayoutSteps.addAccount(each, PayoutSteps.account(number)).then().statusCode(201);
        }
        refusedAs(buyer, "SAME_BANK_ACCOUNT");
    }

    @Test
    void othersWithOtherBankAccountsAreOthers() {
        for (Actor each : List.of(referrer, buyer)) PayoutSteps.account(each);
        assertThat(attribution(begun(buyer, clicked(code), sku))).containsExactly(code + " VISIT");
    }

    /** Named it is refused, clicked it is passed over; an earlier click of somebody else's counts. */
    private void refusedAs(Actor self, String refusal) {
        List<String> skus = List.of(sku);
        long before = purchases(self);
        checkOut(self, null, skus, Map.of("referralCode", code))
                .then()
                .statusCode(422)
                .body("code", equalTo("self-referral"));
        quote(self, null, skus, code).then().statusCode(422).body("code", equalTo("self-referral"));
        assertThat(purchases(self)).isEqualTo(before);
        String visitor = clicked(code);
        String id = begun(self, visitor, sku);
        assertThat(attribution(id)).containsExactly(code + " VISIT " + refusal);
        self.given().get(TransactionSteps.MINE + "/" + id).then().body("referralCode", nullValue());
        Actors.admin("transactions:read")
                .given()
                .get("/api/v1/admin/transactions/" + id)
                .then()
                .body("referral.refusal", equalTo(refusal))
                .body("referral.referrerId", equalTo(referrer.id().toString()));

        String friend = codeOf(person());
        String other = clicked(friend);
        clock.move(Duration.ofMinutes(1));
        clicked(code, browser().cookie(ReferralSteps.COOKIE, other));
        assertThat(attribution(begun(self, other, sold(admin, 100_000)))).containsExactly(friend + " VISIT");
    }

    private static long purchases(Actor of) {
        return sql().number("select count(*) from transaction where user_id = '" + of.id() + "'");
    }

    @Test
    void codesThatBringNobodyAreRefusedWhenNamedAndPassedOverWhenClicked() {
        List<String> skus = List.of(sku);
        String visitor = clicked(code);
        put(admin, referrer, "STANDARD", false);
        for (String nobody : List.of(code, "NOBODY234")) {
            checkOut(buyer, null, skus, Map.of("referralCode", nobody))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("referral-code-invalid"));
            quote(null, null, skus, nobody).then().statusCode(422).body("code", equalTo("referral-code-invalid"));
        }
        assertThat(attribution(begun(buyer, visitor, sku))).containsExactly(code + " VISIT CODE_INACTIVE");
        put(admin, referrer, "STANDARD", true);
        sql().execute("update users set status = 'DISABLED' where id = '" + referrer.id() + "'");
        assertThat(attribution(begun(person(), visitor, sku))).containsExactly(code + " VISIT REFERRER_INACTIVE");
        checkOut(person(), null, skus, Map.of("referralCode", code))
                .then()
                .statusCode(422)
                .body("code", equalTo("referral-code-invalid"));
    }

    @Test
    void nobodyBringsACompany() {
        String seats = sold(admin, product -> product.put("kind", "EXECUTIVE"));
        ruled(admin, seats, rule -> rule.put("benefit", percent(5)));
        quote(null, clicked(code), List.of(seats), null)
                .then()
                .statusCode(200)
                .body("transactionDiscounts", equalTo(0))
                .body("appliedRules.step", not(hasItem("REFERRAL_BENEFIT")));
    }

    @Test
    void whatTheRuleBringsTheBuyerIsInTheQuoteTheCheckoutAndTheExplanation() {
        String other = sold(admin, 100_000);
        ruled(admin, sku, rule -> rule.put("benefit", percent(5)));
        ruled(admin, other, rule -> rule.put("benefit", nominal(30_000)));
        List<String> skus = List.of(sku, other, sold(admin, 50_000));
        String visitor = clicked(code);
        for (Response quote : List.of(quote(null, visitor, skus, null), quote(buyer, null, skus, code))) {
            quote.then()
                    .statusCode(200)
                    .body("transactionDiscounts", equalTo(50_000))
                    .body("lines.net", equalTo(List.of(380_000, 70_000, 50_000)))
                    .body("appliedRules.findAll { it.step == 'REFERRAL_BENEFIT' }.code", equalTo(List.of(code, code)));
        }
        quote(buyer, null, skus, null).then().body("appliedRules.step", not(hasItem("REFERRAL_BENEFIT")));
        Response bought = checkOut(buyer, visitor, skus, Map.of());
        bought.then()
                .statusCode(201)
                .body("transactionDiscounts", equalTo(50_000))
                .body("referralCode", equalTo(code));
        buyer.given()
                .get(TransactionSteps.MINE + "/" + bought.path("id") + "/explanation")
                .then()
                .statusCode(200)
                .body("appliedRules.step", hasItem("REFERRAL_BENEFIT"))
                .body("transactionDiscounts", equalTo(50_000));
    }

    @Test
    void aPractitionerCanBeWishedFor() {
        Actor practitioner = Actors.practitioner();
        Response answer = checkOut(
                buyer,
                null,
                List.of(sku),
                Map.of("practitionerId", practitioner.id().toString()));
        answer.then()
                .statusCode(201)
                .body("practitionerId", equalTo(practitioner.id().toString()));
        String id = answer.path("id");
        Actors.admin("transactions:read")
                .given()
                .get("/api/v1/admin/transactions/" + id)
                .then()
                .body("transaction.practitionerId", equalTo(practitioner.id().toString()));
        Actor gone = Actors.practitioner();
        sql().execute("update users set status = 'DISABLED' where id = '" + gone.id() + "'");
        for (UUID nobody : List.of(UUID.randomUUID(), person().id(), gone.id())) {
            checkOut(person(), null, List.of(sku), Map.of("practitionerId", nobody.toString()))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("unknown-practitioner"));
        }
    }
}
