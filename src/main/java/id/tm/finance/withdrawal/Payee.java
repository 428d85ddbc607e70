package id.tm.finance.withdrawal;

import static id.tm.finance.FinanceError.BANK_NOT_AVAILABLE;

import id.tm.finance.BankInfo;
import id.tm.finance.payout.UserBank;
import java.util.UUID;

/**
 * Where the money of a withdrawal goes: a bank account that may be paid to.
 *
 * @param bankChannel what the provider of payouts calls the bank
 */
record Payee(String bankCode, String bankName, String bankChannel, String accountNumber, String masked, String holder) {

    /** The user's own account, verified and of a bank that can be paid to, or 404 or 422. */
    static Payee require(UUID userId, UUID userBankId) {
        UserBank account = UserBank.requirePayable(userId, userBankId);
        BankInfo bank = account.bank();
        if (bank.xenditCode() == null) throw BANK_NOT_AVAILABLE.with(bank.code());
        return new Payee(
                bank.code(),
                bank.name(),
                bank.xenditCode(),
                account.number(),
                account.maskedNumber(),
                account.holder());
    }
}
