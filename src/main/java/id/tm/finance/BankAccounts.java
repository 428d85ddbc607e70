package id.tm.finance;

import id.tm.finance.payout.UserBank;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Where people are paid out to, for who must not be told the numbers. */
@ApplicationScoped
public class BankAccounts {

    /** Whether two people have, or had, one account at one bank. */
    @Transactional
    public boolean areShared(UUID userId, UUID otherId) {
        return UserBank.isShared(userId, otherId);
    }
}
