package id.tm.finance;

import id.tm.finance.master.Bank;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** The banks of the country, by clearing code. */
@ApplicationScoped
public class Banks {

    /** Empty when there is none of that code, or it is not offered any more. */
    @Transactional
    public Optional<BankInfo> findActive(String code) {
        return Bank.findActive(code).map(Bank::info);
    }
}
