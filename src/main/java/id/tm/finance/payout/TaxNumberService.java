package id.tm.finance.payout;

import id.tm.account.MemberActivity;
import id.tm.platform.tx.RetryConflicts;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps somebody's tax number, and those before it. */
@ApplicationScoped
@RetryConflicts
class TaxNumberService {

    private final TaxNumbers numbers;
    private final OwnersLock locks;
    private final MemberActivity activity;
    private final Clock clock;

    TaxNumberService(TaxNumbers numbers, OwnersLock locks, MemberActivity activity, Clock clock) {
        this.numbers = numbers;
        this.locks = locks;
        this.activity = activity;
        this.clock = clock;
    }

    /** Nothing happens when it says the same as before. */
    @Transactional
    TaxNumberView replace(UUID userId, TaxNumberRequest request) {
        String number = numbers.read(request.kind(), request.number());
        String holder = request.holderName().strip();
        locks.take(userId);
        Optional<UserNpwp> before = UserNpwp.lockCurrent(userId);
        if (before.isPresent() && before.get().says(request.kind(), number, holder)) {
            return TaxNumberView.of(before.get());
        }
        Instant now = before.map(UserNpwp::validFrom)
                .filter(since -> since.isAfter(clock.instant()))
                .orElseGet(clock::instant);
        before.ifPresent(old -> old.replace(now));
        // The index allows for one at any moment, so the order counts.
        Panache.getEntityManager().flush();
        UserNpwp next = new UserNpwp(userId, request.kind(), number, holder, now);
        next.persist();
        Panache.getEntityManager().flush();
        activity.recordOfAccount(userId, "TAX_NUMBER_CHANGED", "TAX_NUMBER", next.id);
        return TaxNumberView.of(next);
    }
}
