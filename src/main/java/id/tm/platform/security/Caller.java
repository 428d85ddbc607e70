package id.tm.platform.security;

import static id.tm.platform.problem.PlatformError.AUTHENTICATION_REQUIRED;
import static id.tm.platform.problem.PlatformError.FORBIDDEN;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whoever makes the current request. */
@RequestScoped
public class Caller {

    static final String ATTRIBUTE = "tm.principal";
    static final String API_KEY = "tm.api-key";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller, or 401. */
    public Principal principal() {
        return find().orElseThrow(AUTHENTICATION_REQUIRED::with);
    }

    public Optional<Principal> find() {
        return Optional.ofNullable(identity.getAttribute(ATTRIBUTE));
    }

    /** The key the request came with, when it did not come with an access token. */
    public Optional<UUID> apiKeyId() {
        return Optional.ofNullable(identity.getAttribute(API_KEY));
    }

    /** The caller's id in its realm, or 401. */
    public UUID id() {
        return principal().id();
    }

    /** The login session the token belongs to; 403 for a caller who came without a login. */
    public UUID sessionId() {
        principal();
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) throw FORBIDDEN.with();
        return UUID.fromString(token.getClaim("sid"));
    }
}
