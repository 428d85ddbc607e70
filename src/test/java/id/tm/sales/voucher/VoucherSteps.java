package id.tm.sales.voucher;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/** The acts of purchases on vouchers, each in a transaction of its own. */
public final class VoucherSteps {

    private VoucherSteps() {}

    /** The purchase that has reserved it. */
    public static UUID reserved(UUID voucherId, UUID userId) {
        UUID transaction = UUID.randomUUID();
        reserve(voucherId, userId, transaction);
        return transaction;
    }

    public static void reserve(UUID voucherId, UUID userId, UUID transactionId) {
        in(() -> {
            vouchers().reserve(userId, transactionId, Map.of(voucherId, 10_000L), clock().instant());
            return transactionId;
        });
    }

    public static boolean redeem(UUID transactionId) {
        return in(() -> vouchers().redeem(transactionId, clock().instant()));
    }

    public static int release(UUID transactionId) {
        return in(() -> vouchers().release(transactionId, "EXPIRED", clock().instant()));
    }

    public static int restore(UUID transactionId) {
        return in(() -> vouchers().restore(transactionId, "REFUNDED", clock().instant()));
    }

    public static void bought(UUID userId) {
        in(() -> {
            Arc.container().instance(FirstPurchases.class).get().record(userId, UUID.randomUUID(), clock().instant());
            return userId;
        });
    }

    static Vouchers vouchers() {
        return Arc.container().instance(Vouchers.class).get();
    }

    static <T> T in(Callable<T> act) {
        return QuarkusTransaction.requiringNew().call(act);
    }

    private static Clock clock() {
        return Arc.container().instance(Clock.class).get();
    }
}
