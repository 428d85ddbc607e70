package id.tm.finance.payout;

import id.tm.platform.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Somebody's tax numbers. The law has those kept that tax was withheld under; the others are erased. */
@ApplicationScoped
class TaxNumberPersonalData implements PersonalData {

    private final Clock clock;

    TaxNumberPersonalData(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String section() {
        return "tax-numbers";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<UserNpwp> numbers = numbers(userId);
        return numbers.isEmpty()
                ? null
                : numbers.stream().map(TaxNumberView::of).toList();
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        numbers(userId).forEach(said -> said.erase(clock.instant()));
    }

    private static List<UserNpwp> numbers(UUID userId) {
        return UserNpwp.list("userId = ?1 order by validFrom, id", userId);
    }
}
