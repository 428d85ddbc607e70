package id.tm.platform.security;

import static id.tm.platform.problem.PlatformError.API_KEY_SCOPE;

import id.tm.platform.problem.TmException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

/** Whoever a key belongs to, with the user's own roles, for what its scopes allow. */
@ApplicationScoped
class ApiKeyIdentities implements IdentityProvider<ApiKeyCredential> {

    private final ApiKeyDirectory keys;
    private final Principals principals;

    ApiKeyIdentities(ApiKeyDirectory keys, Principals principals) {
        this.keys = keys;
        this.principals = principals;
    }

    @Override
    public Class<ApiKeyCredential> getRequestType() {
        return ApiKeyCredential.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiKeyCredential credential, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(credential));
    }

    @ActivateRequestContext
    SecurityIdentity identity(ApiKeyCredential credential) {
        try {
            ApiKeyGrant grant = keys.find(credential.key).orElseThrow(AuthenticationFailedException::new);
            Principal principal = principals
                    .find(Realm.USERS, grant.userId(), null)
                    .filter(Principal::active)
                    .orElseThrow(AuthenticationFailedException::new);
            if (!ApiKeyScopes.allow(grant.scopes(), credential.method, credential.path)) throw API_KEY_SCOPE.with();
            return QuarkusSecurityIdentity.builder()
                    .setPrincipal(new QuarkusPrincipal(principal.id().toString()))
                    .addRoles(principal.roles())
                    .addAttribute(Caller.ATTRIBUTE, principal)
                    .addAttribute(Caller.API_KEY, grant.keyId())
                    .build();
        } catch (TmException refused) {
            throw new AuthenticationFailedException(refused);
        }
    }
}
