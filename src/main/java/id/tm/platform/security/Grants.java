package id.tm.platform.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.security.Permission;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Puts roles and permissions, as the database knows them now, on whoever a token names. */
@ApplicationScoped
class Grants implements SecurityIdentityAugmentor {

    private final Principals principals;

    Grants(Principals principals) {
        this.principals = principals;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        return context.runBlocking(() -> withGrants(identity, token));
    }

    @ActivateRequestContext
    SecurityIdentity withGrants(SecurityIdentity identity, JsonWebToken token) {
        Realm realm = Arrays.stream(Realm.values())
                .filter(each -> each.issuer().equals(token.getIssuer()))
                .findFirst()
                .orElseThrow(AuthenticationFailedException::new);
        String session = token.getClaim("sid");
        if (session == null) throw new AuthenticationFailedException();
        Principal principal = principals
                .find(realm, UUID.fromString(token.getSubject()), UUID.fromString(session))
                .filter(Principal::active)
                .orElseThrow(AuthenticationFailedException::new);
        return QuarkusSecurityIdentity.builder(identity)
                .addRoles(principal.roles())
                .addAttribute(Caller.ATTRIBUTE, principal)
                .addPermissionChecker(required -> Uni.createFrom().item(allows(principal, required)))
                .build();
    }

    private static boolean allows(Principal principal, Permission required) {
        if (!(required instanceof StringPermission)) return false;
        String actions = required.getActions();
        return actions != null
                && !actions.isEmpty()
                && Arrays.stream(actions.split(","))
                        .allMatch(action -> principal.may(required.getName() + ":" + action));
    }
}
