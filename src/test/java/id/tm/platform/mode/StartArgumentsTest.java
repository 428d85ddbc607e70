package id.tm.platform.mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.mode.StartArguments.Task;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartArgumentsTest {

    @Test
    void noArgumentMeansTheService() {
        assertThat(StartArguments.parse().task()).isEqualTo(Task.SERVE);
    }

    @Test
    void jobAndMigrationAreAskedForByName() {
        assertThat(StartArguments.parse("--job=dispatch")).isEqualTo(new StartArguments(Task.JOB, "dispatch"));
        assertThat(StartArguments.parse("--migrate").task()).isEqualTo(Task.MIGRATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--job", "--job=", "job=dispatch", "--migrate=yes", "--jobs=dispatch", ""})
    void anythingElseIsRefused(String argument) {
        assertThatThrownBy(() -> StartArguments.parse(argument))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("--job=<name> and --migrate");
    }

    @Test
    void twoTasksAreRefused() {
        assertThatThrownBy(() -> StartArguments.parse("--job=dispatch", "--migrate"))
                .isInstanceOfSatisfying(StartRefused.class, refusal -> assertThat(refusal.exitCode())
                        .isEqualTo(2));
    }

    @Test
    void modeIsWhatTheSettingSaysWhateverTheBuild() {
        assertThat(Mode.of(settings("Production"))).isEqualTo(Mode.PRODUCTION);
        assertThat(Mode.of(settings("local "))).isEqualTo(Mode.LOCAL);
        assertThatThrownBy(() -> Mode.of(settings("prod")))
                .isInstanceOfSatisfying(StartRefused.class, refusal -> assertThat(refusal.exitCode())
                        .isEqualTo(78))
                .hasMessageContaining("TM_MODE");
    }

    private static StartSettings settings(String mode) {
        return StartSettings.ofEnvironment(Map.of("TM_MODE", mode));
    }
}
