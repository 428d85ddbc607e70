package id.tm.account;

import static id.tm.account.admin.AdminStatus.DELETED;
import static id.tm.account.admin.AdminStatus.DISABLED;
import static id.tm.account.admin.AdminStatus.LOCKED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.account.admin.AdminStatus;
import id.tm.account.user.User;
import id.tm.account.user.UserStatus;
import id.tm.platform.problem.TmException;
import id.tm.testing.ServiceTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@ServiceTest
class StatusMachinesTest {

    @Test
    void theWholeMatrixOfUsers() {
        Map<UserStatus, Set<UserStatus>> allowed = new EnumMap<>(UserStatus.class);
        allowed.put(
                UserStatus.PENDING_VERIFICATION,
                EnumSet.of(UserStatus.ACTIVE, UserStatus.DISABLED, UserStatus.DELETED));
        allowed.put(UserStatus.ACTIVE, EnumSet.of(UserStatus.LOCKED, UserStatus.DISABLED, UserStatus.DELETED));
        allowed.put(UserStatus.LOCKED, EnumSet.of(UserStatus.ACTIVE, UserStatus.DISABLED, UserStatus.DELETED));
        allowed.put(
                UserStatus.DISABLED,
                EnumSet.of(UserStatus.PENDING_VERIFICATION, UserStatus.ACTIVE, UserStatus.DELETED));
        allowed.put(UserStatus.DELETED, EnumSet.noneOf(UserStatus.class));
        for (UserStatus from : UserStatus.values()) {
            for (UserStatus to : UserStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(allowed.get(from).contains(to));
            }
        }
    }

    @Test
    void theWholeMatrixOfAdmins() {
        Map<AdminStatus, Set<AdminStatus>> allowed = Map.of(
                AdminStatus.ACTIVE,
                EnumSet.of(LOCKED, DISABLED, DELETED),
                LOCKED,
                EnumSet.of(AdminStatus.ACTIVE, DISABLED, DELETED),
                DISABLED,
                EnumSet.of(AdminStatus.ACTIVE, DELETED),
                DELETED,
                EnumSet.noneOf(AdminStatus.class));
        for (AdminStatus from : AdminStatus.values()) {
            for (AdminStatus to : AdminStatus.values()) {
                assertThat(from.canBecome(to))
                        .as("%s to %s", from, to)
                        .isEqualTo(allowed.get(from).contains(to));
            }
        }
    }

    @Test
    void theDatabaseKnowsTheSameStates() {
        assertThat(checked("ck_users_status")).isEqualTo(names(UserStatus.values()));
        assertThat(checked("ck_admins_status")).isEqualTo(names(AdminStatus.values()));
    }

    @Test
    void aRefusedMoveNamesTheCurrentState() {
        User user = new User("a@b.test", "none");
        assertThatThrownBy(user::lock).isInstanceOfSatisfying(TmException.class, e -> assertThat(e.properties())
                .containsEntry("currentState", UserStatus.PENDING_VERIFICATION));
        user.verifyEmail(Instant.EPOCH);
        user.lock();
        assertThat(user.status()).isEqualTo(UserStatus.LOCKED);
        user.unlock();
        assertThat(user.status()).isEqualTo(UserStatus.ACTIVE);
        assertThatThrownBy(user::unlock).isInstanceOf(TmException.class);
        assertThatThrownBy(user::enable).isInstanceOf(TmException.class);
        user.delete(Instant.EPOCH);
        assertThatThrownBy(user::disable).isInstanceOf(TmException.class);
    }

    @Test
    void oneWhoWasNeverVerifiedIsNotVerifiedByBeingEnabled() {
        User user = new User("a@b.test", "none");
        user.disable();
        user.enable();
        assertThat(user.status()).isEqualTo(UserStatus.PENDING_VERIFICATION);
    }

    private static Set<String> checked(String constraint) {
        String definition = (String)
                AccountSteps.one("select pg_get_constraintdef(oid) from pg_constraint where conname = ?1", constraint);
        Set<String> values = new TreeSet<>();
        Matcher matcher = Pattern.compile("'([A-Z_]+)'").matcher(definition);
        while (matcher.find()) values.add(matcher.group(1));
        return values;
    }

    private static Set<String> names(Enum<?>[] values) {
        return new TreeSet<>(Arrays.stream(values).map(Enum::name).toList());
    }
}
