package id.tm.account.access;

import static id.tm.account.AccountError.ACCOUNT_DISABLED;
import static id.tm.account.AccountError.ACCOUNT_LOCKED;
import static id.tm.account.AccountError.EMAIL_UNVERIFIED;
import static id.tm.account.AccountError.INVALID_CREDENTIALS;
import static id.tm.account.AccountError.PARTNER_INACTIVE;

import id.tm.platform.problem.TmException;
import id.tm.platform.security.AccessTokens;
import id.tm.platform.security.ApiKeyGrant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The one place that decides whether somebody may have an access token or go on with what opens the service, and the
 * only caller of {@link AccessTokens#sign} and maker of {@link ApiKeyGrant}. Whoever comes here for one of them has
 * already proven to be the subject.
 */
@ApplicationScoped
public class TokenGate {

    /** An admin's lock has no end that is known; this is when asking again makes sense. */
    private static final Duration ASK_AGAIN = Duration.ofHours(1);

    private final AccessTokens tokens;

    TokenGate(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** Signs a token for the session, or says why the subject may not have one. */
    public String issue(Subject subject, UUID sessionId) {
        if (!admits(subject)) throw refusal(subject.standing());
        return tokens.sign(subject.realm(), subject.subjectId(), sessionId);
    }

    /**
     * Whether the subject may have a token now. Also asked before something is done for somebody who came without one,
     * such as a reset of the password, and by whatever goes on using an earlier one.
     */
    public boolean admits(Subject subject) {
        return subject.standing() == Standing.GOOD;
    }

    /** What an API key of the user opens, which is nothing while the user may not have a token. */
    public Optional<ApiKeyGrant> open(Subject user, UUID keyId, Set<String> scopes) {
        return admits(user) ? Optional.of(new ApiKeyGrant(user.subjectId(), keyId, scopes)) : Optional.empty();
    }

    /** How long what {@link #issue} signs is good for. */
    public Duration lifetime() {
        return tokens.lifetime();
    }

    private static TmException refusal(Standing standing) {
        return switch (standing) {
            case UNVERIFIED -> EMAIL_UNVERIFIED.with();
            case LOCKED -> ACCOUNT_LOCKED.with().retryAfter(ASK_AGAIN.toSeconds());
            case DISABLED -> ACCOUNT_DISABLED.with();
            case PARTNER_INACTIVE -> PARTNER_INACTIVE.with();
            // A deleted account answers as one that never was.
            case DELETED -> INVALID_CREDENTIALS.with();
            case GOOD -> throw new IllegalArgumentException();
        };
    }
}
