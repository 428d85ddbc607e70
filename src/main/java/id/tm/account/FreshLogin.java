package id.tm.account;

import static id.tm.account.AccountError.REAUTHENTICATION_REQUIRED;

import id.tm.account.login.LoginSession;
import id.tm.platform.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;

/**
 * Guards what opens an account, or sends its money elsewhere: whoever does that must have given the password a short
 * while ago, by a login or at {@code /auth/reauthentications}. A stolen token or an API key alone is not enough.
 */
@ApplicationScoped
public class FreshLogin {

    private final Caller caller;
    private final AccountConfig.Sessions config;
    private final Clock clock;

    FreshLogin(Caller caller, AccountConfig config, Clock clock) {
        this.caller = caller;
        this.config = config.sessions();
        this.clock = clock;
    }

    /** 403 unless the session of the request was authenticated lately. */
    @Transactional
    public void require() {
        Instant since = clock.instant().minus(config.freshFor());
        LoginSession session = LoginSession.findById(caller.sessionId());
        if (session == null || !session.isAuthenticatedSince(since)) throw REAUTHENTICATION_REQUIRED.with();
    }
}
