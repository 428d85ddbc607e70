package id.tm.account.login;

import static id.tm.account.AccountError.LOGIN_LOCKED;
import static id.tm.account.AccountError.TOO_MANY_ATTEMPTS;
import static id.tm.account.login.LoginAttempt.ANY;

import id.tm.account.AccountConfig;
import id.tm.platform.problem.TmException;
import id.tm.platform.security.Realm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Slows down and locks out who guesses passwords, whether or not the login exists. An address from which somebody has
 * logged in before is judged by its own mistakes only, so nobody is shut out by another's attack.
 */
@ApplicationScoped
public class LoginGuard {

    private static final int NO_FREE_DELAY = Integer.MAX_VALUE;

    private final AccountConfig.Attempts config;
    private final Clock clock;

    LoginGuard(AccountConfig config, Clock clock) {
        this.config = config.attempts();
        this.clock = clock;
    }

    /** Refuses an attempt that has to wait, before any work is spent on it. */
    @Transactional
    void admit(Realm realm, String key, String address) {
        Instant now = clock.instant();
        Optional<LoginAttempt> own = LoginAttempt.find(realm, key, address);
        own.ifPresent(attempt -> refuseBlocked(attempt, now));
        if (own.filter(LoginAttempt::hasSucceeded).isPresent()) return;
        Predicate<LoginAttempt> blocked = attempt -> attempt.isBlocked(now);
        LoginAttempt.find(realm, key, ANY).filter(blocked).ifPresent(attempt -> {
            throw refusal(attempt, now, true);
        });
        LoginAttempt.find(realm, ANY, address).filter(blocked).ifPresent(attempt -> {
            throw refusal(attempt, now, false);
        });
    }

    @Transactional
    void failed(Realm realm, String key, String address) {
        Instant now = clock.instant();
        Duration lockTime = config.lockTime();
        LoginAttempt.lock(realm, ANY, address, now).fail(NO_FREE_DELAY, config.mostPerAddress(), lockTime, now);
        LoginAttempt.lock(realm, key, ANY, now).fail(NO_FREE_DELAY, config.mostPerLogin(), lockTime, now);
        LoginAttempt own = LoginAttempt.lock(realm, key, address, now);
        if (!own.isBlocked(now)) own.fail(config.free(), config.most(), lockTime, now);
    }

    /**
     * The password was right. Refused all the same when other attempts have used up the patience while this one was
     * being checked: else a burst of guesses would count as one.
     */
    @Transactional
    void succeeded(Realm realm, String key, String address) {
        Instant now = clock.instant();
        LoginAttempt own = LoginAttempt.lock(realm, key, address, now);
        refuseBlocked(own, now);
        own.succeed(now);
    }

    /** Refuses also what was under way when other attempts used up the patience, without calling it a success. */
    @Transactional
    void stillAdmit(Realm realm, String key, String address) {
        Instant now = clock.instant();
        refuseBlocked(LoginAttempt.lock(realm, key, address, now), now);
    }

    /** Lets the logins in again, from everywhere. */
    @Transactional
    public void forgive(Realm realm, Collection<String> logins) {
        LoginAttempt.forget(realm, logins.stream().map(Subjects::key).toList());
    }

    private void refuseBlocked(LoginAttempt attempt, Instant now) {
        if (attempt.isBlocked(now)) throw refusal(attempt, now, attempt.failures() >= config.most());
    }

    private static TmException refusal(LoginAttempt attempt, Instant now, boolean locked) {
        long seconds = Duration.between(now, attempt.blockedUntil()).toSeconds() + 1;
        return (locked ? LOGIN_LOCKED : TOO_MANY_ATTEMPTS).with().retryAfter(seconds);
    }
}
