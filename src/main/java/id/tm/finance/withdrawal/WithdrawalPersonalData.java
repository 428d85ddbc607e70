package id.tm.finance.withdrawal;

import id.tm.platform.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Where somebody's money went. That it went, and what tax was withheld, stays on record, as the law wants it. */
@ApplicationScoped
class WithdrawalPersonalData implements PersonalData {

    @Override
    public String section() {
        return "withdrawals";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<Withdrawal> withdrawals = Withdrawal.listOf(userId);
        return withdrawals.isEmpty()
                ? null
                : withdrawals.stream().map(WithdrawalView::of).toList();
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        Withdrawal.listOf(userId).forEach(Withdrawal::erase);
    }
}
