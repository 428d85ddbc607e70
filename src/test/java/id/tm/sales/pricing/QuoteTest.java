package id.tm.sales.pricing;

import static id.tm.account.AccountSteps.anonymous;
import static id.tm.sales.SalesSteps.PRODUCTS;
import static id.tm.sales.SalesSteps.QUOTES;
import static id.tm.sales.SalesSteps.bundle;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.nominal;
import static id.tm.sales.SalesSteps.percent;
import static id.tm.sales.SalesSteps.quote;
import static id.tm.sales.SalesSteps.sold;
import static id.tm.sales.SalesSteps.voucher;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.sales.SalesSteps;
import id.tm.sales.voucher.Buyer;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ServiceTest
class QuoteTest {

    @Inject
    Quotes quotes;

    @Inject
    ObjectMapper json;

    @Inject
    Clock clock;

    @Test
    void everybodyIsToldWhatABasketCostsAndWhy() {
        Actor admin = keeper();
        String test = sold(admin, 400_000);
        String talk = sold(admin, 200_000);
        Map<String, Object> pack = bundle(500_000, test, 400_000, talk, 200_000);
        admin.given().body(pack).post(PRODUCTS).then().statusCode(201);
        String code = voucher(admin, rule -> rule.put("reduction", percent(10))).path("code");
        Map<String, Object> basket = new HashMap<>(
                SalesSteps.basket(List.of((String) pack.get("sku"), talk), List.of(code, "NO-SUCH-CODE")));
        basket.put("channel", "VA_BCA");
        anonymous()
                .header("Accept-Language", "en")
                .body(basket)
                .post(QUOTES)
                .then()
                .statusCode(200)
                .body("lines.listPrice", contains(600_000, 200_000))
                .body("lines.price", contains(500_000, 200_000))
                .body("lines.voucherDiscount", contains(50_000, 20_000))
                .body("subtotal", equalTo(700_000))
                .body("transactionDiscounts", equalTo(70_000))
                .body("channelFee", equalTo(4_000))
                .body("ppn", equalTo(69_740))
                .body("total", equalTo(703_740))
                .body("channel", equalTo("VA_BCA"))
                .body(
                        "appliedRules.step",
                        contains("LIST_PRICE", "LIST_PRICE", "BUNDLE_PRICE", "VOUCHER", "CHANNEL_FEE", "PPN"))
                .body("appliedRules[2].label", equalTo("Bundle price"))
                .body("appliedRules[5].after", equalTo(703_740))
                .body("refusedCodes.code", contains("NO-SUCH-CODE"))
                .body("refusedCodes.reason", contains("NOT_FOUND"))
                .body("refusedCodes.message", contains("There is no such voucher"));
        anonymous()
                .body(basket)
                .post(QUOTES)
                .then()
                .body("appliedRules[2].label", equalTo("Harga paket"))
                .body("refusedCodes.message", contains("Voucher tidak ditemukan"));
    }

    @Test
    void theOrderOfCodesDoesNotMatter() {
        Actor admin = keeper();
        String sku = sold(admin, 333_333);
        List<String> codes = List.of(
                voucher(admin, rule -> rule.put("reduction", percent(15))).path("code"),
                voucher(admin, rule -> rule.put("reduction", nominal(33_333))).path("code"),
                voucher(admin, rule -> rule.put("priority", 3)).path("code"));
        Actor buyer = Actors.member();
        String first = quote(buyer, List.of(sku), codes).asString();
        String second = quote(buyer, List.of(sku), List.of(codes.get(2), codes.get(0), codes.get(1)))
                .asString();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void nothingToPayNeedsNoChannel() {
        Actor admin = keeper();
        String sku = sold(admin, 400_000);
        String gift =
                voucher(admin, rule -> rule.put("reduction", percent(100))).path("code");
        Map<String, Object> basket = new HashMap<>(SalesSteps.basket(List.of(sku), List.of(gift)));
        basket.put("channel", "VA_BCA");
        Actors.member()
                .given()
                .body(basket)
                .post(QUOTES)
                .then()
                .statusCode(200)
                .body("total", equalTo(0))
                .body("channelFee", equalTo(0))
                .body("ppn", equalTo(0))
                .body("channel", equalTo("FREE"));
        quote(Actors.member(), List.of(sku), List.of()).then().body("channel", nullValue());
    }

    @Test
    void whatCannotBeBoughtIsNotPriced() {
        Actor admin = keeper();
        String sku = sold(admin, 400_000);
        String dear = sold(admin, 999_999_999_999L);
        Actor buyer = Actors.member();
        quote(buyer, List.of("ASM-NO-SUCH"), List.of())
                .then()
                .statusCode(422)
                .body("code", equalTo("product-not-on-sale"));
        quote(buyer, List.of(sku, sku), List.of()).then().statusCode(400);
        Map<String, Object> basket = new HashMap<>(SalesSteps.basket(List.of(sku), List.of()));
        basket.put("channel", "CHEQUE");
        buyer.given().body(basket).post(QUOTES).then().statusCode(422).body("code", equalTo("channel-not-available"));
        Map<String, Object> tooDear = new HashMap<>(SalesSteps.basket(List.of(dear), List.of()));
        tooDear.put("channel", "VA_BCA");
        buyer.given().body(tooDear).post(QUOTES).then().statusCode(422).body("code", equalTo("amount-outside-channel"));
        anonymous()
                .auth()
                .oauth2("not.a.token")
                .body(SalesSteps.basket(List.of(sku), List.of()))
                .post(QUOTES)
                .then()
                .statusCode(401);
    }

    @Test
    void aQuoteIsKeptAndReadAgainAsItWas() throws Exception {
        Actor admin = keeper();
        String sku = sold(admin, 400_000);
        var voucher = voucher(admin, rule -> rule.put("reduction", nominal(33_333)));
        Quote quote = quotes.price(
                new QuoteOrder(List.of(sku), List.of(voucher.path("code"), "NONE"), "QRIS", List.of()),
                Buyer.ANYBODY,
                clock.instant());
        Quote again = json.readValue(json.writeValueAsString(quote), Quote.class);
        assertThat(again).isEqualTo(quote);
        assertThat(again.sale()).isEqualTo(quote.sale());
        assertThat(again.voucherAmounts()).isEqualTo(Map.of(UUID.fromString(voucher.path("id")), 33_333L));
        assertThat(again.sale().total()).isEqualTo(again.total());
    }
}
