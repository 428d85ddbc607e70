package id.tm.sales.voucher;

import static id.tm.sales.SalesSteps.id;
import static id.tm.sales.SalesSteps.keeper;
import static id.tm.sales.SalesSteps.sql;
import static id.tm.sales.SalesSteps.voucher;
import static id.tm.sales.voucher.VoucherRedemptionState.REDEEMED;
import static id.tm.sales.voucher.VoucherRedemptionState.RELEASED;
import static id.tm.sales.voucher.VoucherRedemptionState.RESERVED;
import static id.tm.sales.voucher.VoucherRedemptionState.RESTORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import id.tm.platform.problem.TmException;
import id.tm.sales.SalesError;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Race;
import id.tm.testing.Seeded;
import id.tm.testing.ServiceTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.Test;

@ServiceTest
class VoucherReservationTest {

    /** One step of a random life: what somebody does with the purchase of that number. */
    private record Step(String act, int user, int purchase) {}

    @Test
    void oneLeftFiftyCheckoutsOneWins() {
        UUID voucher = id(voucher(keeper(), rule -> rule.put("quota", 1)));
        List<Actor> buyers =
                IntStream.range(0, 50).mapToObj(i -> Actors.member()).toList();

        List<String> outcomes = Race.calls(
                50,
                i -> outcome(() -> VoucherSteps.reserved(voucher, buyers.get(i).id())));

        assertThat(counted(outcomes)).containsOnly(entry("ok", 1L), entry("voucher-exhausted", 49L));
        assertThat(counters(voucher)).isEqualTo("1/0");
        assertThat(sql().number("select count(*) from voucher_logs where voucher_id = '" + voucher + "'"))
                .isEqualTo(1);
        // Whoever came too late has nothing of it on record either.
        assertThat(sql().number("select sum(uses) from voucher_user_counters where voucher_id = '" + voucher + "'"))
                .isEqualTo(1);
    }

    @Test
    void onePersonInManySessionsKeepsToTheLimit() {
        UUID voucher = id(voucher(keeper(), rule -> rule.put("perUserLimit", 2)));
        Actor buyer = Actors.member();

        List<String> outcomes = Race.calls(50, i -> outcome(() -> VoucherSteps.reserved(voucher, buyer.id())));

        assertThat(counted(outcomes)).containsOnly(entry("ok", 2L), entry("voucher-user-limit", 48L));
        assertThat(counters(voucher)).isEqualTo("2/0");
    }

    @Test
    void onlyOneFirstPurchaseOfSeveralAtOnce() {
        Actor admin = keeper();
        List<UUID> vouchers = IntStream.range(0, 20)
                .mapToObj(i -> id(voucher(admin, rule -> rule.put("firstPurchaseOnly", true))))
                .toList();
        Actor buyer = Actors.member();

        List<String> outcomes = Race.calls(20, i -> outcome(() -> VoucherSteps.reserved(vouchers.get(i), buyer.id())));

        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.equals("ok"))
                .allMatch(outcome -> outcome.equals("voucher-first-purchase-only")
                        || outcome.equals("uq_voucher_redemptions_first_purchase"));
        Actor regular = Actors.member();
        VoucherSteps.bought(regular.id());
        assertThatThrownBy(() -> VoucherSteps.reserved(vouchers.get(0), regular.id()))
                .isInstanceOfSatisfying(TmException.class, e -> {
                    assertThat(e.error()).isEqualTo(SalesError.VOUCHER_FIRST_PURCHASE_ONLY);
                    assertThat(e.properties()).containsEntry("reason", VoucherRefusal.FIRST_PURCHASE_ONLY);
                });
    }

    @Test
    void aUseIsReservedRedeemedReleasedAndRestored() {
        Actor admin = keeper();
        UUID voucher = id(voucher(admin, rule -> {
            rule.put("quota", 2);
            rule.put("perUserLimit", 1);
            rule.put("restoreOnRefund", true);
        }));
        Actor buyer = Actors.member();
        UUID first = VoucherSteps.reserved(voucher, buyer.id());
        VoucherSteps.reserve(voucher, buyer.id(), first);
        assertThat(counters(voucher)).isEqualTo("1/0");
        assertThat(VoucherSteps.release(first)).isEqualTo(1);
        assertThat(VoucherSteps.release(first)).isZero();
        assertThat(counters(voucher)).isEqualTo("0/0");

        UUID second = VoucherSteps.reserved(voucher, buyer.id());
        assertThat(VoucherSteps.redeem(second)).isTrue();
        assertThat(VoucherSteps.redeem(second)).isTrue();
        assertThat(VoucherSteps.release(second)).isZero();
        assertThat(counters(voucher)).isEqualTo("0/1");
        assertThat(VoucherSteps.vouchers().of(second))
                .extracting(VoucherUse::state, VoucherUse::amount, VoucherUse::restoredOnRefund)
                .containsExactly(org.assertj.core.api.Assertions.tuple(REDEEMED, 10_000L, true));
        // The money of the first comes late, and the buyer has had the one use of a person meanwhile.
        assertThat(VoucherSteps.redeem(first)).isFalse();
        assertThat(counters(voucher)).isEqualTo("0/1");
        assertThat(VoucherSteps.restore(second)).isEqualTo(1);
        assertThat(VoucherSteps.restore(second)).isZero();
        assertThat(VoucherSteps.redeem(first)).isTrue();
        assertThat(counters(voucher)).isEqualTo("0/1");
        assertThat(sql().texts("select coalesce(from_state, '') || '>' || to_state || ' ' || cause from voucher_logs"
                        + " where voucher_id = '" + voucher + "' order by created_at, id"))
                .containsExactly(
                        ">RESERVED CHECKOUT",
                        "RESERVED>RELEASED EXPIRED",
                        ">RESERVED CHECKOUT",
                        "RESERVED>REDEEMED PAID",
                        "REDEEMED>RESTORED REFUNDED",
                        "RELEASED>REDEEMED PAID_LATE");
    }

    @Test
    void lateMoneyTakesAllVouchersOfThePurchaseOrNone() {
        Actor admin = keeper();
        UUID plenty = id(voucher(admin, rule -> rule.put("quota", 5)));
        UUID scarce = id(voucher(admin, rule -> rule.put("quota", 1)));
        Actor buyer = Actors.member();
        UUID late = UUID.randomUUID();
        VoucherSteps.reserve(plenty, buyer.id(), late);
        VoucherSteps.reserve(scarce, buyer.id(), late);
        assertThat(VoucherSteps.release(late)).isEqualTo(2);
        UUID faster = VoucherSteps.reserved(scarce, Actors.member().id());
        assertThat(VoucherSteps.redeem(late)).isFalse();
        assertThat(counters(plenty)).isEqualTo("0/0");
        assertThat(counters(scarce)).isEqualTo("1/0");
        VoucherSteps.release(faster);
        assertThat(VoucherSteps.redeem(late)).isTrue();
        assertThat(counters(plenty)).isEqualTo("0/1");
        assertThat(counters(scarce)).isEqualTo("0/1");
        // Not restored, as these vouchers do not say so.
        assertThat(VoucherSteps.restore(late)).isZero();
    }

    @Test
    void aVoucherThatWasWithdrawnMeanwhileIsNotReserved() {
        Actor admin = keeper();
        var created = voucher(admin, rule -> {});
        Map<String, Object> rule = new HashMap<>(created.<Map<String, Object>>path("rule"));
        rule.put("active", false);
        admin.given()
                .header("If-Match", created.header("ETag"))
                .body(Map.of("code", created.<String>path("code"), "rule", rule))
                .put(created.header("Location"))
                .then()
                .statusCode(200);
        assertThatThrownBy(
                        () -> VoucherSteps.reserved(id(created), Actors.member().id()))
                .isInstanceOfSatisfying(TmException.class, e -> {
                    assertThat(e.error()).isEqualTo(SalesError.VOUCHER_REFUSED);
                    assertThat(e.properties()).containsEntry("reason", VoucherRefusal.INACTIVE);
                });
        assertThatThrownBy(() ->
                        VoucherSteps.reserved(UUID.randomUUID(), Actors.member().id()))
                .isInstanceOfSatisfying(
                        TmException.class, e -> assertThat(e.error()).isEqualTo(SalesError.VOUCHER_NOT_FOUND));
    }

    @Test
    void payingAndExpiringAtOnceEndsInOneOfBoth() {
        UUID voucher = id(voucher(keeper(), rule -> rule.put("quota", 1)));
        UUID purchase = VoucherSteps.reserved(voucher, Actors.member().id());
        List<Boolean> redeemed =
                Race.calls(20, i -> i % 2 == 0 ? VoucherSteps.redeem(purchase) : VoucherSteps.release(purchase) > 1);
        assertThat(redeemed).contains(true);
        // Late money takes the released use again, so that whatever came first it is redeemed in the end.
        assertThat(counters(voucher)).isEqualTo("0/1");
        assertLogsTellTheWholeStory(List.of(voucher));
    }

    /** T14: whatever happens in whatever order, no more is used than there is, and the logs tell how it came. */
    @Test
    void noSequenceUsesMoreThanThereIs() {
        Actor admin = keeper();
        List<UUID> users =
                Stream.generate(Actors::member).limit(3).map(Actor::id).toList();
        Seeded.sequences(25, 25, VoucherReservationTest::anyStep).hold(steps -> {
            UUID voucher = id(voucher(admin, rule -> {
                rule.put("quota", 3);
                rule.put("perUserLimit", 2);
                rule.put("restoreOnRefund", true);
            }));
            Map<Integer, UUID> purchases = new HashMap<>();
            Map<UUID, VoucherRedemptionState> model = new LinkedHashMap<>();
            Map<UUID, UUID> owners = new HashMap<>();
            for (Step step : steps) {
                UUID purchase = purchases.computeIfAbsent(step.purchase, number -> UUID.randomUUID());
                UUID user = owners.getOrDefault(purchase, users.get(step.user));
                play(step, voucher, user, purchase, model, owners);
                assertThat(counters(voucher)).isEqualTo(count(model, RESERVED) + "/" + count(model, REDEEMED));
                assertThat(count(model, RESERVED) + count(model, REDEEMED)).isLessThanOrEqualTo(3);
            }
            assertLogsTellTheWholeStory(List.of(voucher));
        });
    }

    @Test
    void theWholeMatrixOfUses() {
        Map<VoucherRedemptionState, Set<VoucherRedemptionState>> allowed = Map.of(
                RESERVED, EnumSet.of(REDEEMED, RELEASED),
                RELEASED, EnumSet.of(REDEEMED),
                REDEEMED, EnumSet.of(RESTORED),
                RESTORED, EnumSet.noneOf(VoucherRedemptionState.class));
        for (VoucherRedemptionState from : VoucherRedemptionState.values()) {
            for (VoucherRedemptionState to : VoucherRedemptionState.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(allowed.get(from).contains(to));
            }
        }
        Voucher voucher = new Voucher();
        VoucherRedemption use = new VoucherRedemption(voucher, UUID.randomUUID(), UUID.randomUUID(), 1);
        assertThatThrownBy(() -> use.become(RESTORED, "TEST", Clock.systemUTC().instant()))
                .isInstanceOfSatisfying(
                        TmException.class, e -> assertThat(e.properties()).containsEntry("currentState", RESERVED));
    }

    private static void play(
            Step step,
            UUID voucher,
            UUID user,
            UUID purchase,
            Map<UUID, VoucherRedemptionState> model,
            Map<UUID, UUID> owners) {
        VoucherRedemptionState state = model.get(purchase);
        long ofUser = model.entrySet().stream()
                .filter(each -> owners.get(each.getKey()).equals(user) && isUsed(each.getValue()))
                .count();
        boolean left = count(model, RESERVED) + count(model, REDEEMED) < 3 && ofUser < 2;
        switch (step.act) {
            case "reserve" -> {
                String outcome = outcome(() -> {
                    VoucherSteps.reserve(voucher, user, purchase);
                    return purchase;
                });
                assertThat(outcome.equals("ok")).as("%s %s", step, outcome).isEqualTo(state != null || left);
                if (state == null && left) {
                    model.put(purchase, RESERVED);
                    owners.put(purchase, user);
                }
            }
            case "redeem" -> {
                boolean possible = state != RELEASED || left;
                assertThat(VoucherSteps.redeem(purchase)).as("%s", step).isEqualTo(possible);
                if (possible && (state == RESERVED || state == RELEASED)) model.put(purchase, REDEEMED);
            }
            case "release" -> {
                assertThat(VoucherSteps.release(purchase)).isEqualTo(state == RESERVED ? 1 : 0);
                if (state == RESERVED) model.put(purchase, RELEASED);
            }
            default -> {
                assertThat(VoucherSteps.restore(purchase)).isEqualTo(state == REDEEMED ? 1 : 0);
                if (state == REDEEMED) model.put(purchase, RESTORED);
            }
        }
    }

    private static Step anyStep(Random random) {
        String act =
                switch (random.nextInt(7)) {
                    case 0, 1, 2 -> "reserve";
                    case 3, 4 -> "redeem";
                    case 5 -> "release";
                    default -> "restore";
                };
        return new Step(act, random.nextInt(3), random.nextInt(8));
    }

    private static boolean isUsed(VoucherRedemptionState state) {
        return state == RESERVED || state == REDEEMED;
    }

    private static long count(Map<UUID, VoucherRedemptionState> model, VoucherRedemptionState state) {
        return model.values().stream().filter(state::equals).count();
    }

    /** The states that the logs lead to are the states of the uses, and the counters count them. */
    private static void assertLogsTellTheWholeStory(List<UUID> vouchers) {
        for (UUID voucher : vouchers) {
            assertThat(sql().texts("select r.id from voucher_redemptions r where r.voucher_id = '" + voucher
                            + "' and r.state is distinct from (select l.to_state from voucher_logs l where l.redemption_id = r.id"
                            + " order by l.created_at desc, l.id desc limit 1)"))
                    .isEmpty();
            assertThat(sql().texts("select l.id from (select id, from_state, lag(to_state) over"
                            + " (partition by redemption_id order by created_at, id) as before from voucher_logs where voucher_id = '"
                            + voucher + "') l where l.from_state is distinct from l.before"))
                    .isEmpty();
            assertThat(sql().texts("select v.id from vouchers v left join voucher_redemptions r on r.voucher_id = v.id"
                            + " where v.id = '" + voucher
                            + "' group by v.id having v.reserved <> count(*) filter (where r.state = 'RESERVED')"
                            + " or v.redeemed <> count(*) filter (where r.state = 'REDEEMED')"))
                    .isEmpty();
            assertThat(sql().texts("select c.user_id from voucher_user_counters c where c.voucher_id = '" + voucher
                            + "' and c.uses <> (select count(*) from voucher_redemptions r where r.voucher_id = c.voucher_id"
                            + " and r.user_id = c.user_id and r.state in ('RESERVED', 'REDEEMED'))"))
                    .isEmpty();
        }
    }

    private static String outcome(Supplier<UUID> act) {
        try {
            return act.get() == null ? "nothing" : "ok";
        } catch (TmException e) {
            return e.error().code();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ConstraintViolationException broken) return broken.getConstraintName();
            }
            throw e;
        }
    }

    private static Map<String, Long> counted(List<String> outcomes) {
        return new TreeMap<>(outcomes.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting())));
    }

    private static String counters(UUID voucher) {
        List<String> found = new ArrayList<>(
                sql().texts("select reserved || '/' || redeemed from vouchers where id = '" + voucher + "'"));
        return found.get(0);
    }
}
