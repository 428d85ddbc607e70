package id.tm.finance.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.finance.PaymentState;
import id.tm.finance.gateway.PaymentMethod;
import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.gateway.ProviderPayment;
import id.tm.finance.gateway.ProviderPayment.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** T2 without a database: whatever a provider says, in whatever order and however often. */
class PaymentHearingTest {

    private static final Instant NOW = Instant.parse("2026-01-05T03:00:00Z");
    private static final long PRICE = 444_000;

    private enum News {
        CREATED(Standing.PENDING, 0),
        PENDING(Standing.PENDING, 0),
        PAID(Standing.PAID, 0),
        EXPIRED(Standing.EXPIRED, 0),
        LATE_PAID(Standing.PAID, 0),
        REFUNDED(Standing.PAID, PRICE);

        final ProviderPayment said;

        News(Standing standing, long refunded) {
            said = said(standing, refunded);
        }
    }

    @Test
    void inEveryOrderOfEveryChoiceOfNewsMoneyIsCountedOnce() {
        int[] checked = {0};
        permutations(List.of(News.values()), order -> {
            for (int length = 1; length <= order.size(); length++) {
                check(order.subList(0, length));
                checked[0]++;
            }
        });
        assertThat(checked[0]).isEqualTo(720 * 6);
    }

    @Test
    void duplicatesChangeNothing() {
        permutations(List.of(News.values()), order -> {
            // each news twice in a row or not: 64 ways; then the whole of it once more
            for (int mask = 0; mask < 1 << order.size(); mask++) {
                List<News> twice = new ArrayList<>();
                for (int i = 0; i < order.size(); i++) {
                    twice.add(order.get(i));
                    if ((mask & 1 << i) != 0) twice.add(order.get(i));
                }
                List<PaymentMove> once = hear(order);
                assertThat(hear(twice)).as("%s", twice).isEqualTo(once);
                twice.addAll(order);
                assertThat(hear(twice)).as("%s", twice).isEqualTo(once);
            }
        });
    }

    private static void check(List<News> news) {
        List<PaymentMove> moves = hear(news);
        boolean money = news.contains(News.PAID) || news.contains(News.LATE_PAID) || news.contains(News.REFUNDED);
        long received = moves.stream()
                .filter(move -> move.to() == PaymentState.PAID || move.to() == PaymentState.PAID_LATE)
                .count();
        assertThat(received).as("%s", news).isEqualTo(money ? 1 : 0);
        long books = moves.stream().mapToLong(PaymentMove::amount).sum();
        long expected = news.contains(News.REFUNDED) || !money ? 0 : PRICE;
        assertThat(books).as("%s", news).isEqualTo(expected);
        PaymentState end = moves.isEmpty()
                ? PaymentState.PENDING
                : moves.get(moves.size() - 1).to();
        boolean expiredFirst = news.contains(News.EXPIRED)
                && news.subList(0, news.indexOf(News.EXPIRED)).stream()
                        .noneMatch(each -> each.said.standing() == Standing.PAID);
        PaymentState state = news.contains(News.REFUNDED)
                ? PaymentState.REFUNDED
                : !money
                        ? news.contains(News.EXPIRED) ? PaymentState.EXPIRED : PaymentState.PENDING
                        : expiredFirst ? PaymentState.PAID_LATE : PaymentState.PAID;
        assertThat(end).as("%s", news).isEqualTo(state);
        moves.stream()
                .filter(move -> move.from() != move.to())
                .forEach(move -> assertThat(move.from().canBecome(move.to())).isTrue());
    }

    @Test
    void newsOfAPaymentThatWasNeverStartedMakeItPassPending() {
        assertThat(created().hear(said(Standing.PAID, 0), NOW))
                .extracting(PaymentMove::to)
                .containsExactly(PaymentState.PENDING, PaymentState.PAID);
        assertThat(created().hear(said(Standing.EXPIRED, 0), NOW))
                .extracting(PaymentMove::to)
                .containsExactly(PaymentState.PENDING, PaymentState.EXPIRED);
    }

    @Test
    void whatIsDeniedStaysOpenAndWhatWasPaidIsTakenBack() {
        Payment open = pending();
        assertThat(open.hear(said(Standing.DENIED, 0), NOW)).isEmpty();
        assertThat(open.hear(said(Standing.PAID, 0), NOW)).hasSize(1);
        assertThat(open.hear(said(Standing.PAID, 100_000), NOW))
                .containsExactly(new PaymentMove(PaymentState.PAID, PaymentState.PARTIALLY_REFUNDED, -100_000));
        assertThat(open.hear(said(Standing.DENIED, 0), NOW))
                .containsExactly(new PaymentMove(PaymentState.PARTIALLY_REFUNDED, PaymentState.REVERSED, -344_000));
        assertThat(open.hear(said(Standing.PAID, 0), NOW)).isEmpty();
    }

    @Test
    void moneyThatCameAndWasChargedBackBeforeWeHeardOfItIsSeenBothWays() {
        assertThat(pending().hear(said(Standing.CHARGED_BACK, 0), NOW))
                .containsExactly(
                        new PaymentMove(PaymentState.PENDING, PaymentState.PAID, PRICE),
                        new PaymentMove(PaymentState.PAID, PaymentState.CHARGEBACK, -PRICE));
    }

    @Test
    void oneMorePartialRefundIsNoNewState() {
        Payment payment = pending();
        payment.hear(said(Standing.PAID, 100_000), NOW);
        assertThat(payment.hear(said(Standing.PAID, 150_000), NOW))
                .containsExactly(
                        new PaymentMove(PaymentState.PARTIALLY_REFUNDED, PaymentState.PARTIALLY_REFUNDED, -50_000));
        assertThat(payment.hear(said(Standing.PAID, PRICE), NOW))
                .containsExactly(new PaymentMove(PaymentState.PARTIALLY_REFUNDED, PaymentState.REFUNDED, -294_000));
    }

    @Test
    void anotherAmountOrCurrencyMovesNothing() {
        assertThat(pending().mismatch(said(Standing.PAID, 0))).isNull();
        assertThat(pending().mismatch(paid(PRICE - 1, "IDR", 0))).contains("443999");
        assertThat(pending().mismatch(paid(-1, "IDR", 0))).isNotNull();
        assertThat(pending().mismatch(paid(PRICE, "USD", 0))).contains("USD");
        assertThat(pending().mismatch(paid(PRICE, "IDR", PRICE + 1))).isNotNull();
    }

    @Test
    void aProvidersClockIsBelievedWithinReason() {
        Payment payment = pending();
        payment.hear(paid(NOW.plus(Duration.ofDays(400))), NOW);
        assertThat(payment.paidAt()).isEqualTo(NOW);
        Payment other = pending();
        other.hear(paid(NOW.minusSeconds(90)), NOW);
        assertThat(other.paidAt()).isEqualTo(NOW.minusSeconds(90));
    }

    private static List<PaymentMove> hear(List<News> news) {
        Payment payment = pending();
        List<PaymentMove> moves = new ArrayList<>();
        news.forEach(each -> moves.addAll(payment.hear(each.said, NOW)));
        return moves;
    }

    private static Payment created() {
        Payment payment = new Payment();
        payment.amount = PRICE;
        payment.provider = PaymentProvider.MIDTRANS;
        payment.expiresAt = NOW.plus(Duration.ofDays(1));
        payment.opened(NOW);
        return payment;
    }

    private static Payment pending() {
        Payment payment = created();
        payment.start(NOW);
        return payment;
    }

    private static ProviderPayment said(Standing standing, long refunded) {
        return new ProviderPayment(
                standing, "their-id", PRICE, "IDR", refunded, List.of(), PaymentMethod.QRIS, null, standing.name());
    }

    private static ProviderPayment paid(long amount, String currency, long refunded) {
        return new ProviderPayment(
                Standing.PAID, "their-id", amount, currency, refunded, List.of(), PaymentMethod.QRIS, null, "paid");
    }

    private static ProviderPayment paid(Instant at) {
        return new ProviderPayment(
                Standing.PAID, "their-id", PRICE, "IDR", 0, List.of(), PaymentMethod.QRIS, at, "paid");
    }

    private static <T> void permutations(List<T> items, Consumer<List<T>> each) {
        permute(new ArrayList<>(), new ArrayList<>(items), each);
    }

    private static <T> void permute(List<T> chosen, List<T> left, Consumer<List<T>> each) {
        if (left.isEmpty()) each.accept(List.copyOf(chosen));
        for (int i = 0; i < left.size(); i++) {
            List<T> rest = new ArrayList<>(left);
            chosen.add(rest.remove(i));
            permute(chosen, rest, each);
            chosen.remove(chosen.size() - 1);
        }
    }
}
