package id.tm.finance.withdrawal;

import static id.tm.finance.FinanceError.BANK_NOT_AVAILABLE;

import id.tm.finance.BankInfo;
import id.tm.finance.payout.UserBank;
import id.tm.platform.crypto.EncryptedText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * Where the money of a withdrawal goes: a bank account as it was when the money was asked for.
 *
 * @param bankChannel what the provider of payouts calls the bank
 * @param accountNumber null once its owner is erased, as is the holder
 */
@Embeddable
record Payee(
        @Column(updatable = false) String bankCode,
        @Column(updatable = false) String bankName,
        @Column(updatable = false) String bankChannel,
        @Column(updatable = false) String accountMasked,
        @Convert(converter = EncryptedText.class) String accountNumber,
        @Convert(converter = EncryptedText.class) String accountHolder) {

    /** The user's own account, verified and of a bank that can be paid to, or 404 or 422. */
    static Payee require(UUID userId, UUID userBankId) {
        UserBank account = UserBank.requirePayable(userId, userBankId);
        BankInfo bank = account.bank();
        if (bank.xenditCode() == null) throw BANK_NOT_AVAILABLE.with(bank.code());
        return new Payee(
                bank.code(),
                bank.name(),
                bank.xenditCode(),
                account.maskedNumber(),
                account.number(),
                account.holder());
    }

    /** That there was an account, and nothing that tells whose. */
    Payee erased() {
        return new Payee(bankCode, bankName, bankChannel, accountMasked, null, null);
    }
}
