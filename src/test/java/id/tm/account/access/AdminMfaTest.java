package id.tm.account.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.account.access.SecurityConfig.Demand;
import id.tm.account.totp.TwoFactorSteps;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

@ServiceTest
class AdminMfaTest {

    @Inject
    TokenGate gate;

    @Inject
    Clock clock;

    @Test
    void whereItIsDemandedRightsComeWithTheAuthenticatorApp() {
        AccountPrincipals demanding = new AccountPrincipals(gate, () -> Demand.REQUIRED);
        AccountPrincipals lenient = new AccountPrincipals(gate, () -> Demand.OPTIONAL);
        Actor admin = Actors.admin("users:read");

        Principal before = demanding.find(Realm.ADMINS, admin.id()).orElseThrow();
        assertThat(before.active()).isTrue();
        assertThat(before.roles()).isEqualTo(Set.of(Principal.ENROLLING));
        assertThat(before.permissions()).isEmpty();
        assertThat(lenient.find(Realm.ADMINS, admin.id()).orElseThrow().permissions())
                .containsExactly("users:read");

        admin.given().post("/api/v1/admin/me/totp").then().statusCode(200);
        assertThat(demanding.find(Realm.ADMINS, admin.id()).orElseThrow().permissions())
                .as("begun is not confirmed")
                .isEmpty();
        TwoFactorSteps.enrol(admin, "/api/v1/admin/me/totp", clock.instant());
        Principal after = demanding.find(Realm.ADMINS, admin.id()).orElseThrow();
        assertThat(after.roles()).isEqualTo(Set.of("admin"));
        assertThat(after.permissions()).containsExactly("users:read");
    }

    @Test
    void membersAreNotMeant() {
        AccountPrincipals demanding = new AccountPrincipals(gate, () -> Demand.REQUIRED);
        Actor member = Actors.member();
        assertThat(demanding.find(Realm.USERS, member.id()).orElseThrow().roles())
                .containsExactly("member");
    }
}
