package id.tm.finance.payout;

import static id.tm.finance.FinanceError.PAYMENT_METHOD_EXPIRED;
import static id.tm.finance.FinanceError.PAYMENT_METHOD_LIMIT;
import static id.tm.finance.FinanceError.PAYMENT_METHOD_NOT_FOUND;
import static id.tm.platform.problem.PlatformError.INVALID_INPUT;

import id.tm.account.MemberActivity;
import id.tm.finance.FinanceConfig;
import id.tm.platform.problem.FieldError;
import id.tm.platform.time.BusinessTime;
import id.tm.platform.tx.RetryConflicts;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/** What people do with the ways to pay that providers keep for them. */
@ApplicationScoped
@RetryConflicts
class PaymentMethodService {

    private static final String SUBJECT = "PAYMENT_METHOD";

    private final OwnersLock locks;
    private final Fingerprints fingerprints;
    private final MemberActivity activity;
    private final FinanceConfig.Payout config;
    private final Clock clock;

    PaymentMethodService(
            OwnersLock locks, Fingerprints fingerprints, MemberActivity activity, FinanceConfig config, Clock clock) {
        this.locks = locks;
        this.fingerprints = fingerprints;
        this.activity = activity;
        this.config = config.payout();
        this.clock = clock;
    }

    /** The first one is the default. */
    @Transactional
    PaymentMethodView add(UUID userId, PaymentMethodRequest request) {
        requireWhole(request);
        YearMonth expiry = request.expiry();
        if (expiry != null && expiry.isBefore(YearMonth.from(BusinessTime.day(clock.instant())))) {
            throw PAYMENT_METHOD_EXPIRED.with(expiry);
        }
        locks.take(userId);
        List<UserPaymentMethod> others = UserPaymentMethod.listOfUser(userId);
        if (others.size() >= config.paymentMethods()) throw PAYMENT_METHOD_LIMIT.with(config.paymentMethods());
        String key = fingerprints.of(
                "user_payment_methods", userId, request.provider().name(), request.token());
        UserPaymentMethod method = new UserPaymentMethod(userId, request.provider(), request.token(), key);
        method.kind = request.kind();
        method.brand = request.brand();
        method.lastFour = request.lastFour();
        method.expiresAfter(expiry);
        method.holder =
                request.holderName() == null ? null : request.holderName().strip();
        method.alias = request.alias() == null ? null : request.alias().strip();
        method.prefer(others.isEmpty());
        method.persist();
        Panache.getEntityManager().flush();
        activity.record(userId, "PAYMENT_METHOD_ADDED", SUBJECT, method.id);
        return PaymentMethodView.of(method);
    }

    @Transactional
    PaymentMethodView makeDefault(UUID userId, UUID id) {
        UserPaymentMethod method = own(userId, id);
        UserPaymentMethod.listOfUser(userId).forEach(other -> other.prefer(false));
        // The index allows for one at any moment, so the order counts.
        Panache.getEntityManager().flush();
        method.prefer(true);
        Panache.getEntityManager().flush();
        return PaymentMethodView.of(method);
    }

    /** The oldest of the others becomes the default when this was it. */
    @Transactional
    void remove(UUID userId, UUID id) {
        UserPaymentMethod method = own(userId, id);
        boolean successor = method.isDefault();
        method.delete();
        Panache.getEntityManager().flush();
        if (successor) UserPaymentMethod.listOfUser(userId).stream().findFirst().ifPresent(next -> next.prefer(true));
        activity.record(userId, "PAYMENT_METHOD_REMOVED", SUBJECT, id);
    }

    private UserPaymentMethod own(UUID userId, UUID id) {
        locks.take(userId);
        return UserPaymentMethod.findOfUser(id, userId).orElseThrow(PAYMENT_METHOD_NOT_FOUND::with);
    }

    private static void requireWhole(PaymentMethodRequest request) {
        boolean card = request.kind() == PaymentMethodKind.CARD;
        if (card && request.lastFour() == null) throw wrong("lastFour", "missing");
        if (card && request.expiry() == null) throw wrong("expiryMonth", "missing");
        if (!card && (request.expiryYear() != null || request.expiryMonth() != null)) {
            throw wrong("expiryYear", "only cards expire");
        }
    }

    private static RuntimeException wrong(String field, String message) {
        return INVALID_INPUT.with().fields(List.of(new FieldError(field, "incomplete", message)));
    }
}
