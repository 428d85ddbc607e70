package id.tm.account.access;

import static id.tm.account.AccountSteps.count;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@ServiceTest
class PermissionCatalogueTest {

    @Inject
    PermissionCatalogue catalogue;

    @Test
    void newOnesComeVanishedOnesGoAlsoFromRoles() {
        Actors.admin("vanished:thing", "kept:thing");
        QuarkusTransaction.begin();
        try {
            catalogue.synchronise(Set.of("kept:thing", "fresh:thing"));
            Set<String> names = Permission.<Permission>listAll().stream()
                    .map(Permission::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(names).containsExactly("*:*", "fresh:thing", "kept:thing");
            catalogue.synchronise(Set.of("kept:thing", "fresh:thing"));
        } finally {
            QuarkusTransaction.rollback();
        }
        assertThat(count("permissions where name = 'vanished:thing'")).isEqualTo(1);
    }
}
