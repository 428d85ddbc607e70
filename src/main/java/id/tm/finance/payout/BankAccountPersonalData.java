package id.tm.finance.payout;

import id.tm.platform.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Where somebody is paid out to. The rows stay without what they say, as withdrawals point at them. */
@ApplicationScoped
class BankAccountPersonalData implements PersonalData {

    private final Clock clock;

    BankAccountPersonalData(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String section() {
        return "bank-accounts";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<UserBank> accounts = accounts(userId);
        return accounts.isEmpty()
                ? null
                : accounts.stream().map(BankAccountView::of).toList();
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        accounts(userId).forEach(account -> account.erase(clock.instant()));
    }

    private static List<UserBank> accounts(UUID userId) {
        return UserBank.list("userId = ?1 order by createdAt, id", userId);
    }
}
