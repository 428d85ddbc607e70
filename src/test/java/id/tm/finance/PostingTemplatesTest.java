package id.tm.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.testing.Seeded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each business event writes, entry by entry: + is a credit, - a debit. */
class PostingTemplatesTest {

    private static final UUID ID = UUID.fromString("019b9e2d-4c1f-7a53-8f6e-2b7a90c4d1e5");
    private static final UUID WALLET = UUID.fromString("019b9e2d-0000-7000-8000-000000000001");
    private static final Sale SALE =
            new Sale(new TreeMap<>(Map.of("ASSESSMENT", 300_000L, "CONSULTATION", 150_000L)), 0, 44_000, 5_000, 50_000);
    private static final Payout PERSON = new Payout(ID, WALLET, 1_000_000, 25_000, false, 2_500);
    private static final Payout COMPANY = new Payout(ID, WALLET, 1_000_000, 20_000, true, 0);
    private static final Reference CASE = new Reference("CASE", ID);

    private static Map<Posting, String> golden() {
        Map<Posting, String> golden = new LinkedHashMap<>();
        golden.put(new PaymentPosting.Received(ID, "MIDTRANS", SALE, 4_000), """
                PAYMENT_RECEIVED PAYMENT
                GATEWAY_CLEARING/MIDTRANS -445000
                GATEWAY_FEE_EXPENSE/MIDTRANS -4000
                SALES_REVENUE/ASSESSMENT +300000
                SALES_REVENUE/CONSULTATION +150000
                PPN_PAYABLE +44000
                FEE_INCOME +5000
                VOUCHER_EXPENSE -50000
                """);
        golden.put(new PaymentPosting.Received(ID, "XENDIT", Sale.ofQuota(1_000_000, 110_000), 0), """
                PAYMENT_RECEIVED PAYMENT
                GATEWAY_CLEARING/XENDIT -1110000
                DEFERRED_QUOTA +1000000
                PPN_PAYABLE +110000
                """);
        golden.put(new BankReceipt(new Reference("INVOICE", ID), Sale.ofInvoice(400_000, 44_000)), """
                BANK_RECEIVED INVOICE
                BANK -444000
                SALES_REVENUE/INVOICE +400000
                PPN_PAYABLE +44000
                """);
        golden.put(
                new VoucherSale(
                        new Reference("TRANSACTION", ID),
                        new Sale(
                                new TreeMap<>(Map.of("ASSESSMENT", 300_000L, "CONSULTATION", 150_000L)),
                                0,
                                0,
                                0,
                                450_000)),
                """
                VOUCHER_SPENT TRANSACTION
                SALES_REVENUE/ASSESSMENT +300000
                SALES_REVENUE/CONSULTATION +150000
                VOUCHER_EXPENSE -450000
                """);
        golden.put(new PaymentPosting.Unallocated(ID, "XENDIT", 444_000, 4_000), """
                PAYMENT_UNALLOCATED PAYMENT
                GATEWAY_CLEARING/XENDIT -440000
                GATEWAY_FEE_EXPENSE/XENDIT -4000
                UNALLOCATED_RECEIPTS +444000
                """);
        golden.put(new PaymentPosting.Allocated(ID, Sale.of("EVENT", 400_000, 44_000, 0, 0)), """
                PAYMENT_ALLOCATED PAYMENT
                UNALLOCATED_RECEIPTS -444000
                SALES_REVENUE/EVENT +400000
                PPN_PAYABLE +44000
                """);
        golden.put(new PaymentPosting.Reversed(ID, "MIDTRANS", SALE), """
                PAYMENT_REVERSED PAYMENT
                SALES_REVENUE/ASSESSMENT -300000
                SALES_REVENUE/CONSULTATION -150000
                PPN_PAYABLE -44000
                FEE_INCOME -5000
                VOUCHER_EXPENSE +50000
                GATEWAY_CLEARING/MIDTRANS +449000
                """);
        golden.put(new PaymentPosting.Settled(ID, "XENDIT", 440_000), """
                GATEWAY_SETTLED SETTLEMENT
                BANK -440000
                GATEWAY_CLEARING/XENDIT +440000
                """);
        golden.put(new RefundPosting.Owed(ID, Sale.of("ASSESSMENT", 300_000, 33_000, 0, 0), 0), """
                REFUND_OWED REFUND
                SALES_REVENUE/ASSESSMENT -300000
                PPN_PAYABLE -33000
                REFUND_CLEARING +333000
                """);
        golden.put(new RefundPosting.Owed(ID, Sale.ofQuota(0, 0), 444_000), """
                REFUND_OWED REFUND
                UNALLOCATED_RECEIPTS -444000
                REFUND_CLEARING +444000
                """);
        golden.put(new RefundPosting.Paid(ID, "MIDTRANS", 333_000), """
                REFUND_PAID REFUND
                REFUND_CLEARING -333000
                GATEWAY_CLEARING/MIDTRANS +333000
                """);
        golden.put(new RefundPosting.Paid(ID, null, 333_000), """
                REFUND_PAID REFUND
                REFUND_CLEARING -333000
                BANK +333000
                """);
        golden.put(new CommissionPosting.Accrued(ID, WALLET, 150_000), """
                COMMISSION_ACCRUED COMMISSION
                COMMISSION_EXPENSE -150000
                HELD of wallet +150000
                PLACE 150000
                """);
        golden.put(new CommissionPosting.Released(ID, WALLET, 150_000), """
                COMMISSION_RELEASED COMMISSION
                HELD of wallet -150000
                AVAILABLE of wallet +150000
                RELEASE 150000
                """);
        golden.put(new CommissionPosting.Reversed(ID, WALLET, 150_000), """
                COMMISSION_REVERSED COMMISSION
                HELD of wallet -150000
                COMMISSION_EXPENSE +150000
                CAPTURE 150000
                """);
        golden.put(new CommissionPosting.ClawedBack(ID, WALLET, 150_000), """
                COMMISSION_CLAWED_BACK COMMISSION
                AVAILABLE of wallet -150000
                COMMISSION_EXPENSE +150000
                """);
        golden.put(new WithdrawalPosting.Requested(ID, WALLET, 1_000_000), """
                WITHDRAWAL_REQUESTED WITHDRAWAL
                AVAILABLE of wallet -1000000
                HELD of wallet +1000000
                PLACE 1000000
                """);
        golden.put(new WithdrawalPosting.Declined(ID, WALLET, 1_000_000), """
                WITHDRAWAL_DECLINED WITHDRAWAL
                HELD of wallet -1000000
                AVAILABLE of wallet +1000000
                RELEASE 1000000
                """);
        golden.put(new WithdrawalPosting.Approved(PERSON), """
                WITHDRAWAL_APPROVED WITHDRAWAL
                HELD of wallet -1000000
                PAYOUT_CLEARING +972500
                PPH_21_PAYABLE +25000
                FEE_INCOME +2500
                CAPTURE 1000000
                """);
        golden.put(new WithdrawalPosting.Approved(COMPANY), """
                WITHDRAWAL_APPROVED WITHDRAWAL
                HELD of wallet -1000000
                PAYOUT_CLEARING +980000
                PPH_23_PAYABLE +20000
                CAPTURE 1000000
                """);
        golden.put(new WithdrawalPosting.Paid(PERSON, "XENDIT", 1_500), """
                WITHDRAWAL_PAID WITHDRAWAL
                PAYOUT_CLEARING -972500
                GATEWAY_FEE_EXPENSE/XENDIT -1500
                GATEWAY_CLEARING/XENDIT +974000
                """);
        golden.put(new WithdrawalPosting.Paid(PERSON, null, 0), """
                WITHDRAWAL_PAID WITHDRAWAL
                PAYOUT_CLEARING -972500
                BANK +972500
                """);
        golden.put(new WithdrawalPosting.Failed(PERSON), """
                WITHDRAWAL_FAILED WITHDRAWAL
                PAYOUT_CLEARING -972500
                PPH_21_PAYABLE -25000
                FEE_INCOME -2500
                AVAILABLE of wallet +1000000
                """);
        golden.put(new WithdrawalPosting.Reversed(PERSON, "XENDIT"), """
                WITHDRAWAL_REVERSED WITHDRAWAL
                GATEWAY_CLEARING/XENDIT -972500
                PPH_21_PAYABLE -25000
                FEE_INCOME -2500
                AVAILABLE of wallet +1000000
                """);
        golden.put(new WithdrawalPosting.ClawedBack(PERSON, "XENDIT"), """
                WITHDRAWAL_CLAWED_BACK WITHDRAWAL
                AVAILABLE of wallet -1000000
                PPH_21_PAYABLE +25000
                FEE_INCOME +2500
                GATEWAY_CLEARING/XENDIT +972500
                """);
        golden.put(new QuotaPosting.ToppedUp(ID, 1_000_000, 110_000), """
                PARTNER_TOPPED_UP PARTNER_TOPUP
                BANK -1110000
                DEFERRED_QUOTA +1000000
                PPN_PAYABLE +110000
                """);
        golden.put(new QuotaPosting.Used(ID, "PARTNER_TEST", 100_000), """
                QUOTA_USED QUOTA_USE
                DEFERRED_QUOTA -100000
                SALES_REVENUE/PARTNER_TEST +100000
                """);
        golden.put(new WalletPosting.Credited(CASE, WALLET, 10_000, AccountKind.ADJUSTMENT, ""), """
                WALLET_CREDITED CASE
                ADJUSTMENT -10000
                AVAILABLE of wallet +10000
                """);
        golden.put(new WalletPosting.Debited(CASE, WALLET, 10_000, AccountKind.SALES_REVENUE, "EVENT"), """
                WALLET_DEBITED CASE
                AVAILABLE of wallet -10000
                SALES_REVENUE/EVENT +10000
                """);
        golden.put(new WalletPosting.ClawedBack(CASE, WALLET, 10_000, AccountKind.ADJUSTMENT, ""), """
                WALLET_CLAWED_BACK CASE
                AVAILABLE of wallet -10000
                ADJUSTMENT +10000
                """);
        golden.put(new WalletPosting.Held(CASE, WALLET, 10_000, null), """
                HOLD_PLACED CASE
                AVAILABLE of wallet -10000
                HELD of wallet +10000
                PLACE 10000
                """);
        golden.put(new WalletPosting.Captured(CASE, WALLET, 10_000, AccountKind.SALES_REVENUE, "EVENT"), """
                HOLD_CAPTURED CASE
                HELD of wallet -10000
                SALES_REVENUE/EVENT +10000
                CAPTURE 10000
                """);
        golden.put(new WalletPosting.Released(CASE, WALLET, 10_000), """
                HOLD_RELEASED CASE
                HELD of wallet -10000
                AVAILABLE of wallet +10000
                RELEASE 10000
                """);
        golden.put(new WalletPosting.Expired(CASE, WALLET, 10_000), """
                HOLD_EXPIRED CASE
                HELD of wallet -10000
                AVAILABLE of wallet +10000
                EXPIRE 10000
                """);
        Posting original = new QuotaPosting.Used(ID, "PARTNER_TEST", 100_000);
        golden.put(new Correction(ID, original.purpose(), original.legs(), "wrong partner"), """
                CORRECTION LEDGER_TRANSACTION
                DEFERRED_QUOTA +100000
                SALES_REVENUE/PARTNER_TEST -100000
                """);
        return golden;
    }

    @Test
    void everyEventWritesWhatIsExpected() {
        golden().forEach((posting, expected) -> assertThat(text(posting)).isEqualTo(expected));
    }

    @Test
    void noKindOfPostingAndNoPurposeIsForgotten() {
        Set<String> all =
                leaves(Posting.class).stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> covered = golden().keySet().stream()
                .map(posting -> posting.getClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(covered).isEqualTo(all);
        assertThat(golden().keySet().stream().map(Posting::purpose).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Purpose.values());
    }

    @Test
    void whateverTheAmountsEveryEventBalances() {
        Seeded.values(5_000, PostingTemplatesTest::any, posting -> {
            assertThat(posting.legs().stream().mapToLong(Leg::amount).sum()).isZero();
            assertThat(posting.legs()).hasSizeGreaterThanOrEqualTo(2).allMatch(leg -> leg.amount() != 0);
            long held = posting.legs().stream()
                    .filter(leg -> leg.account() == AccountKind.HELD)
                    .mapToLong(Leg::amount)
                    .sum();
            assertThat(held).isEqualTo(posting.hold().map(HoldChange::heldDelta).orElse(0L));
        });
    }

    @Test
    void whatCannotBeIsRefused() {
        Sale nothing = Sale.ofQuota(0, 0);
        assertThatThrownBy(() -> new PaymentPosting.Received(ID, "XENDIT", nothing, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PaymentPosting.Unallocated(ID, "XENDIT", -1, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sale.of("EVENT", -1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Payout(ID, WALLET, 1_000, 500, false, 500))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WalletPosting.Credited(CASE, WALLET, 0, AccountKind.BANK, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reference("lower case", ID)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Leg.credit(AccountKind.AVAILABLE, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Leg.credit(AccountKind.BANK, "no such", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sale.of("EVENT", Long.MAX_VALUE, 1, 0, 0).total())
                .isInstanceOf(ArithmeticException.class);
    }

    private static Posting any(Random random) {
        long amount = random.nextLong(10_000, 1_000_000_000);
        long part = random.nextLong(0, 5_000);
        Sale sale = new Sale(
                new TreeMap<>(Map.of("ASSESSMENT", amount, "EVENT", part)),
                random.nextLong(0, 100_000),
                amount / 10,
                part,
                random.nextLong(0, amount));
        Payout payout = new Payout(ID, WALLET, amount, part / 2, random.nextBoolean(), part / 3);
        List<Posting> all = new ArrayList<>(List.of(
                new PaymentPosting.Received(ID, "XENDIT", sale, part),
                new PaymentPosting.Unallocated(ID, "XENDIT", amount, part),
                new PaymentPosting.Allocated(ID, sale),
                new PaymentPosting.Reversed(ID, "XENDIT", sale),
                new PaymentPosting.Settled(ID, "XENDIT", amount),
                new RefundPosting.Owed(ID, sale, part),
                new RefundPosting.Paid(ID, null, amount),
                new CommissionPosting.Accrued(ID, WALLET, amount),
                new CommissionPosting.Released(ID, WALLET, amount),
                new CommissionPosting.Reversed(ID, WALLET, amount),
                new CommissionPosting.ClawedBack(ID, WALLET, amount),
                new WithdrawalPosting.Requested(ID, WALLET, amount),
                new WithdrawalPosting.Declined(ID, WALLET, amount),
                new WithdrawalPosting.Approved(payout),
                new WithdrawalPosting.Paid(payout, "XENDIT", part),
                new WithdrawalPosting.Failed(payout),
                new WithdrawalPosting.Reversed(payout, null),
                new WithdrawalPosting.ClawedBack(payout, "XENDIT"),
                new QuotaPosting.ToppedUp(ID, amount, part),
                new QuotaPosting.Used(ID, "TEST", amount)));
        Posting original = all.get(random.nextInt(3));
        all.add(new Correction(ID, original.purpose(), original.legs(), "x"));
        return all.get(random.nextInt(all.size()));
    }

    private static List<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) return List.of(type);
        List<Class<?>> leaves = new ArrayList<>();
        for (Class<?> each : type.getPermittedSubclasses()) leaves.addAll(leaves(each));
        return leaves;
    }

    private static String text(Posting posting) {
        StringBuilder text = new StringBuilder();
        text.append(posting.purpose())
                .append(' ')
                .append(posting.reference().type())
                .append('\n');
        for (Leg leg : posting.legs()) {
            text.append(leg.account());
            if (!leg.qualifier().isEmpty()) text.append('/').append(leg.qualifier());
            if (leg.walletId() != null) text.append(leg.walletId().equals(WALLET) ? " of wallet" : " of a stranger");
            text.append(leg.amount() > 0 ? " +" : " ").append(leg.amount()).append('\n');
        }
        posting.hold().ifPresent(hold -> text.append(hold.act())
                .append(' ')
                .append(hold.amount())
                .append('\n'));
        return text.toString();
    }
}
