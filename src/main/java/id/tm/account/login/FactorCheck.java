package id.tm.account.login;

import static id.tm.account.AccountError.INVALID_TOTP;
import static id.tm.account.AccountError.TOTP_REQUIRED;

import id.tm.account.totp.SecondFactor;
import id.tm.platform.security.Realm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks for the second factor of who has one; a wrong code counts like a wrong password. */
@ApplicationScoped
class FactorCheck {

    private final SecondFactor factor;
    private final LoginGuard guard;

    FactorCheck(SecondFactor factor, LoginGuard guard) {
        this.factor = factor;
        this.guard = guard;
    }

    /** Returns whether there is a second factor at all; throws when it is missing or wrong. */
    boolean require(Realm realm, UUID subjectId, @Nullable String code, String key, String address) {
        return switch (factor.judge(realm, subjectId, code)) {
            case NOT_NEEDED -> false;
            case RIGHT -> true;
            case MISSING -> {
                // Else a burst of guesses would learn here which password is right.
                guard.stillAdmit(realm, key, address);
                throw TOTP_REQUIRED.with();
            }
            case WRONG -> {
                guard.failed(realm, key, address);
                throw INVALID_TOTP.with();
            }
        };
    }
}
