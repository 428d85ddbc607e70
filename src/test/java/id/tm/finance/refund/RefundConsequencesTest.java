package id.tm.finance.refund;

import static id.tm.finance.Money.sql;
import static id.tm.finance.refund.RefundSteps.approved;
import static id.tm.finance.refund.RefundSteps.asked;
import static id.tm.finance.refund.RefundSteps.commissioned;
import static id.tm.finance.refund.RefundSteps.entries;
import static id.tm.finance.refund.RefundSteps.half;
import static id.tm.finance.refund.RefundSteps.refundsOf;
import static id.tm.finance.refund.RefundSteps.show;
import static id.tm.finance.refund.RefundSteps.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import id.tm.finance.CommissionPosting;
import id.tm.finance.FinanceError;
import id.tm.finance.Ledger;
import id.tm.finance.Money;
import id.tm.finance.Payments;
import id.tm.finance.RefundTerms;
import id.tm.finance.RefundTerms.CommissionShare;
import id.tm.finance.TestBundles;
import id.tm.finance.WithdrawalPosting;
import id.tm.finance.payment.PaymentSteps;
import id.tm.finance.refund.RefundSteps.Purchase;
import id.tm.platform.problem.TmException;
import id.tm.testing.BooksBalanced;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a refund brings is what its preview said: money, tax, fee and commissions. */
@ServiceTest
@ExtendWith(BooksBalanced.class)
class RefundConsequencesTest {

    @Inject
    RefundSteps steps;

    @Inject
    PaymentSteps payment;

    @Inject
    Payments payments;

    @Inject
    Ledger ledger;

    @BeforeEach
    void alone() {
        steps.parkAllOthers();
    }

    @Test
    void whatThePreviewSaysIsWhatTheBooksSayLineByLine() {
        Purchase purchase = steps.paidByWallet();
        UUID held = UUID.randomUUID();
        UUID released = UUID.randomUUID();
        UUID first = Money.wallet();
        UUID second = Money.wallet();
        ledger.post(new CommissionPosting.Accrued(held, first, 15_000));
        ledger.post(new CommissionPosting.Accrued(released, second, 40_000));
        ledger.post(new CommissionPosting.Released(released, second, 40_000));
        purchase.with(half(
                purchase.buyer().id(),
                List.of(new CommissionShare(held, first, 15_000), new CommissionShare(released, second, 10_000))));
        String id = asked(purchase, null);
        Response preview = show(id);
        preview.then()
                .body("preview.buyer.amount", equalTo(185_000))
                .body("preview.buyer.ppn", equalTo(18_333))
                .body("preview.buyer.feeKept", equalTo(1_480))
                .body("preview.buyer.returnsVoucher", equalTo(true))
                .body("preview.buyer.parts.amount", contains(370_000, 185_000))
                .body("preview.buyer.parts.returns", contains(false, true))
                .body("preview.clawBacks.held", contains(true, false))
                .body("preview.clawBacks.becomesNegative", contains(false, false));

        approved(id, false);
        List<UUID> known = new ArrayList<>(allReferences());
        steps.send();

        List<UUID> fresh = new ArrayList<>(allReferences());
        fresh.removeAll(known);
        // The commission that was held is taken back under its own reference, which was there before.
        Map<String, Long> expected = new TreeMap<>();
        expected.put(
                "SALES_REVENUE BUNDLE",
                -preview.<Integer>path("preview.back.revenue.BUNDLE").longValue());
        expected.put("PPN_PAYABLE", -preview.<Integer>path("preview.back.ppn").longValue());
        expected.put(
                "GATEWAY_CLEARING SIMULATOR",
                preview.<Integer>path("preview.buyer.amount").longValue());
        expected.put("AVAILABLE " + second, -10_000L);
        expected.put("COMMISSION_EXPENSE", 10_000L);
        assertThat(entries(fresh)).isEqualTo(expected);
        assertThat(entries(List.of(held))).isEmpty();
        assertThat(Money.wallets().balance(first).held()).isZero();
        assertThat(Money.wallets().balance(second).available()).isEqualTo(30_000);
        assertThat(TestBundles.told(purchase.bundle()))
                .containsExactly("paid", "approved [SVC-01]", "completed [SVC-01]", "refunded 185000");
        show(id).then().body("preview.buyer.amount", equalTo(185_000));
    }

    @Test
    void theRestOfABundleCanGoBackLaterAndAllOfItIsTheWholeSale() {
        Purchase purchase = steps.paidByWallet();
        RefundTerms half = half(purchase.buyer().id(), List.of());
        purchase.with(half);
        approved(asked(purchase, null), false);
        steps.send();
        purchase.with(new RefundTerms(
                purchase.buyer().id(),
                List.of(),
                half.parts().stream()
                        .map(part -> new id.tm.finance.RefundPart(
                                part.code(), part.name(), part.productKind(), part.weight(), !part.returns()))
                        .toList(),
                true,
                List.of(),
                false,
                0));
        String id = asked(purchase, null);
        approved(id, false);
        steps.send();

        assertThat(state(id)).isEqualTo("REFUNDED");
        List<UUID> references = new ArrayList<>(refundsOf(purchase.payment()));
        references.add(purchase.payment().id());
        // What is kept is the fee and the tax on it.
        assertThat(entries(references))
                .containsOnly(
                        entry("GATEWAY_CLEARING SIMULATOR", -4_440L),
                        entry("FEE_INCOME", 4_000L),
                        entry("PPN_PAYABLE", 440L));
    }

    @Test
    void whatWentBackOtherwiseIsDeducted() {
        Purchase purchase = steps.paidByWallet();
        QuarkusTransaction.requiringNew()
                .run(() -> payments.refund(purchase.payment().id(), 100_000, "goodwill", "goodwill"));
        String id = asked(purchase, null);
        show(id).then().body("preview.buyer.amount", equalTo(459_440)).body("preview.deducted", equalTo(100_000));
        approved(id, false);
        steps.send();
        assertThat(payment.read(purchase.payment().id()).refunded()).isEqualTo(559_440);
    }

    @Test
    void aCommissionThatWasWithdrawnMakesTheWalletNegativeUntilMoreIsEarned() {
        Purchase purchase = steps.paidByWallet();
        UUID wallet = Money.wallet();
        UUID commission = UUID.randomUUID();
        ledger.post(new CommissionPosting.Accrued(commission, wallet, 50_000));
        ledger.post(new CommissionPosting.Released(commission, wallet, 50_000));
        ledger.post(new WithdrawalPosting.Requested(UUID.randomUUID(), wallet, 50_000));
        purchase.with(commissioned(purchase.buyer().id(), new CommissionShare(commission, wallet, 50_000)));
        String id = asked(purchase, null);
        show(id).then().body("preview.clawBacks.becomesNegative", contains(true));
        approved(id, false);
        steps.send();

        assertThat(Money.wallets().balance(wallet).available()).isEqualTo(-50_000);
        assertThatThrownBy(() -> ledger.post(new WithdrawalPosting.Requested(UUID.randomUUID(), wallet, 1)))
                .isInstanceOfSatisfying(
                        TmException.class, e -> assertThat(e.error()).isEqualTo(FinanceError.INSUFFICIENT_FUNDS));
        Money.give(wallet, 70_000);
        assertThat(Money.wallets().balance(wallet).available()).isEqualTo(20_000);
        ledger.post(new WithdrawalPosting.Requested(UUID.randomUUID(), wallet, 20_000));
    }

    @Test
    void aCommissionReleasedSinceTheApprovalIsTakenAllTheSame() {
        Purchase purchase = steps.paidByWallet();
        UUID wallet = Money.wallet();
        UUID commission = UUID.randomUUID();
        ledger.post(new CommissionPosting.Accrued(commission, wallet, 50_000));
        purchase.with(commissioned(purchase.buyer().id(), new CommissionShare(commission, wallet, 50_000)));
        String id = asked(purchase, null);
        approved(id, false);
        ledger.post(new CommissionPosting.Released(commission, wallet, 50_000));
        steps.send();

        assertThat(state(id)).isEqualTo("REFUNDED");
        assertThat(Money.wallets().balance(wallet).available()).isZero();
        assertThat(Money.wallets().balance(wallet).held()).isZero();
    }

    private static List<UUID> allReferences() {
        return sql().texts("select distinct reference_id from ledger_transactions").stream()
                .map(UUID::fromString)
                .toList();
    }
}
