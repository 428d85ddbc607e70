package id.tm.finance.withdrawal;

import static id.tm.finance.FinanceError.INSUFFICIENT_FUNDS;
import static id.tm.finance.FinanceError.WALLET_PARKED;
import static id.tm.finance.FinanceError.WITHDRAWAL_AMOUNT_NOT_ALLOWED;
import static id.tm.finance.FinanceError.WITHDRAWAL_COOL_DOWN;
import static id.tm.finance.FinanceError.WITHDRAWAL_NOTHING_LEFT;
import static id.tm.finance.Setting.WITHDRAWAL_COOL_DOWN_HOURS;
import static id.tm.finance.Setting.WITHDRAWAL_MAXIMUM;
import static id.tm.finance.Setting.WITHDRAWAL_MINIMUM;
import static id.tm.finance.Setting.WITHDRAWAL_SECOND_APPROVAL_ABOVE;

import id.tm.account.People;
import id.tm.finance.Settings;
import id.tm.finance.payout.UserBank;
import id.tm.finance.wallet.Wallet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** When money may be withdrawn, and how much. */
@ApplicationScoped
class WithdrawalRules {

    record Limits(long minimum, long maximum) {}

    private final Settings settings;
    private final People people;

    WithdrawalRules(Settings settings, People people) {
        this.settings = settings;
        this.people = people;
    }

    Limits limits(Instant at) {
        return new Limits(
                settings.integer(WITHDRAWAL_MINIMUM, at).value(),
                settings.integer(WITHDRAWAL_MAXIMUM, at).value());
    }

    void requireAmount(long gross, Instant at) {
        Limits limits = limits(at);
        if (gross < limits.minimum() || gross > limits.maximum()) {
            throw WITHDRAWAL_AMOUNT_NOT_ALLOWED
                    .with(limits.minimum(), limits.maximum())
                    .property("minimum", limits.minimum())
                    .property("maximum", limits.maximum());
        }
    }

    /** Whoever has taken over an account has to wait, and its owner has been told meanwhile. */
    void requireCooledDown(UUID userId, Instant now) {
        Duration wait = Duration.ofHours(
                settings.integer(WITHDRAWAL_COOL_DOWN_HOURS, now).value());
        Stream.of(people.credentialsChangedAt(userId), UserBank.lastChangeOf(userId))
                .flatMap(Optional::stream)
                .map(changed -> changed.plus(wait))
                .filter(now::isBefore)
                .max(Instant::compareTo)
                .ifPresent(until -> {
                    throw WITHDRAWAL_COOL_DOWN.with(until).property("until", until);
                });
    }

    void requireSomethingLeft(WithdrawalTerms terms) {
        if (terms.net() < 1) throw WITHDRAWAL_NOTHING_LEFT.with();
    }

    /** What was clawed back is made up for first, and nothing leaves a wallet that is being checked. */
    void requireSound(UUID walletId) {
        Wallet wallet = Wallet.require(walletId);
        if (wallet.isParked()) throw WALLET_PARKED.with();
        if (wallet.available() < 0) throw INSUFFICIENT_FUNDS.with();
    }

    boolean needsTwo(long gross, Instant at) {
        return gross > settings.integer(WITHDRAWAL_SECOND_APPROVAL_ABOVE, at).value();
    }
}
