package id.tm.account.admin;

import static id.tm.account.AccountSteps.adminLogin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.account.AccountSteps;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@ServiceTest
class FirstAdminTest {

    @Inject
    FirstAdmin firstAdmin;

    @Test
    void anEmptyDatabaseGetsOneThatMayDoEverything() {
        QuarkusTransaction.begin();
        try {
            // Empty tables of the same shape in front of the real ones, until the rollback.
            for (String statement : new String[] {
                "create schema first_admin_test",
                "create table first_admin_test.admins (like public.admins including all)",
                "create table first_admin_test.admin_roles (like public.admin_roles including all)",
                "set local search_path to first_admin_test, public"
            }) {
                Panache.getEntityManager().createNativeQuery(statement).executeUpdate();
            }
            firstAdmin.createIfNone("First@Example.com", "hash");
            Admin admin = Admin.findByEmail("first@example.com").orElseThrow();
            assertThat(admin.permissionNames()).containsExactly("*:*");
            firstAdmin.createIfNone("second@example.com", "hash");
            assertThat(Admin.count()).isEqualTo(1);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void whereThereIsAnAdminNoOtherIsMade() {
        Actors.superAdmin();
        String email = AccountSteps.freshEmail();
        firstAdmin.create(email, "a password nobody knows");
        assertThat(AccountSteps.count("admins where email = ?1", email)).isZero();
    }

    @Test
    void theLocalStartHasTheWellKnownPair() {
        adminLogin(FirstAdmin.LOCAL_EMAIL, FirstAdmin.LOCAL_PASSWORD).then().statusCode(200);
    }

    @Test
    void aWeakPasswordOrNoAddressIsRefusedByTheNameOfItsSetting() {
        for (String weak : new String[] {"short", "password1234", "x".repeat(129)}) {
            assertThatThrownBy(() -> firstAdmin.create("a@b.test", weak)).hasMessageContaining("TM_ADMIN_PASSWORD");
        }
        assertThatThrownBy(() -> firstAdmin.create("nobody", "a password nobody knows"))
                .hasMessageContaining("TM_ADMIN_EMAIL");
    }
}
