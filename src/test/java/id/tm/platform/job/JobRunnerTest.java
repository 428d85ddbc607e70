package id.tm.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

@ServiceTest
class JobRunnerTest {

    @Inject
    JobRunner jobs;

    @Inject
    ObjectMapper json;

    @Test
    void summaryHasTheCountsOfTheRun() {
        JobSummary summary = jobs.runOnce("test-good");

        assertThat(summary.state()).isEqualTo("DONE");
        assertThat(summary.runId()).isNotNull();
        assertThat(new JobCounts(summary.claimed(), summary.sent(), summary.skipped(), summary.failed()))
                .isEqualTo(new JobCounts(4, 1, 2, 1));
        assertThat(summary.error()).isNull();
    }

    @Test
    void unknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> jobs.runOnce("nosuch"))
                .isInstanceOf(UnknownJobException.class)
                .hasMessageContainingAll("nosuch", "test-bad", "test-good");
    }

    @Test
    void commandPrintsOneLineAndExitsWithZero() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int exit = new JobCommand(jobs, json, out).run("--job=test-good");

        assertThat(exit).isZero();
        JsonNode line = theLine(out);
        assertThat(line.path("job").asText()).isEqualTo("test-good");
        assertThat(line.path("state").asText()).isEqualTo("DONE");
        assertThat(line.path("claimed").asLong()).isEqualTo(4);
    }

    @Test
    void failedRunIsInTheLineAndExitsWithOne() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int exit = new JobCommand(jobs, json, out).run("--job=test-bad");

        assertThat(exit).isEqualTo(1);
        assertThat(theLine(out).path("state").asText()).isEqualTo("FAILED");
        assertThat(theLine(out).path("error").asText()).contains("out of paper");
    }

    @Test
    void unknownJobPrintsNothingAndExitsWithTwo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThat(new JobCommand(jobs, json, out).run("--job=nosuch")).isEqualTo(2);
        assertThat(out.size()).isZero();
    }

    private JsonNode theLine(ByteArrayOutputStream out) throws IOException {
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(1);
        assertThat(text).endsWith("\n");
        return json.readTree(text);
    }

    @Singleton
    static class GoodJob implements Job {

        private final AtomicBoolean left = new AtomicBoolean(true);

        @Override
        public String name() {
            return "test-good";
        }

        @Override
        public JobCounts run(Instant now, int limit) {
            // Every other batch finds nothing left, which ends a run.
            return left.getAndSet(!left.get()) ? new JobCounts(4, 1, 2, 1) : JobCounts.NONE;
        }
    }

    @Singleton
    static class BadJob implements Job {

        @Override
        public String name() {
            return "test-bad";
        }

        @Override
        public JobCounts run(Instant now, int limit) {
            throw new IllegalStateException("out of paper");
        }
    }
}
