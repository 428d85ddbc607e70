package id.tm.platform.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.tm.platform.job.JobRunner;
import id.tm.platform.problem.PlatformError;
import id.tm.platform.problem.TmException;
import id.tm.platform.security.Principal;
import id.tm.platform.security.Realm;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class TasksTest {

    record Order(int rows) {}

    @ApplicationScoped
    static class ProbeKind implements TaskKind {

        static volatile Consumer<TaskRun> act = run -> {};

        @Override
        public String name() {
            return "probe";
        }

        @Override
        public void run(TaskRun run) {
            act.accept(run);
        }
    }

    private static final byte[] FILE = "nama,rahasia\nbudi,hunter2\n".getBytes(StandardCharsets.UTF_8);

    @Inject
    Tasks tasks;

    @Inject
    JobRunner jobs;

    @Inject
    TaskCleanup cleanup;

    @Inject
    TaskConfig config;

    @Inject
    SystemClock clock;

    private final Principal owner = somebody();

    @AfterEach
    void clockBack() {
        clock.move(Duration.ZERO);
        ProbeKind.act = run -> {};
    }

    @Test
    void worksItOffAndTellsHowFarItIs() {
        UUID id = submit(3);
        assertThat(tasks.view("probe", id).state()).isEqualTo(TaskState.QUEUED);
        ProbeKind.act = run -> {
            assertThat(run.input()).isEqualTo(FILE);
            int rows = run.parameters(Order.class).rows();
            for (int row = 1; row <= rows; row++) row(run, row, rows);
            QuarkusTransaction.requiringNew()
                    .run(() -> run.rowError(3, "nama", "name-missing", "There is no name in this row"));
        };
        jobs.runOnce("tasks");
        TaskView view = tasks.view("probe", id);
        assertThat(view.state()).isEqualTo(TaskState.DONE);
        assertThat(view.done()).isEqualTo(3);
        assertThat(view.total()).isEqualTo(3);
        assertThat(view.failed()).isEqualTo(1);
        assertThat(view.errors())
                .containsExactly(new TaskErrorView(3, "nama", "name-missing", "There is no name in this row"));
        assertThat(view.finishedAt()).isNotNull();
    }

    @Test
    void goesOnWhereTheLastAttemptHasCommitted() {
        UUID id = submit(5);
        List<Integer> worked = new CopyOnWriteArrayList<>();
        ProbeKind.act = run -> {
            for (int row = (int) run.done() + 1; row <= 5; row++) {
                if (row == 3 && run.done() == 0) throw new IllegalStateException("the process dies here");
                row(run, row, 5);
                worked.add(row);
            }
        };
        jobs.runOnce("tasks");
        TaskView halfway = tasks.view("probe", id);
        assertThat(halfway.state()).isEqualTo(TaskState.QUEUED);
        assertThat(halfway.done()).isEqualTo(2);
        assertThat(halfway.problem()).isEqualTo("IllegalStateException");
        forward(Duration.ofMinutes(1));
        jobs.runOnce("tasks");
        assertThat(worked).containsExactly(1, 2, 3, 4, 5);
        assertThat(tasks.view("probe", id).state()).isEqualTo(TaskState.DONE);
    }

    @Test
    void ofTwoProcessesOnlyTheOneThatHoldsTheTaskCommits() {
        UUID id = submit(1);
        ProbeKind.act = run -> {
            sql("update tasks set fence = fence + 1 where id = '" + id + "'");
            QuarkusTransaction.requiringNew().run(() -> {
                run.rowError(2, null, "must-not-stay", "written by the process that lost the task");
                run.progress(1, 1L);
            });
        };
        jobs.runOnce("tasks");
        TaskView view = tasks.view("probe", id);
        assertThat(view.state()).isEqualTo(TaskState.RUNNING);
        assertThat(view.done()).isZero();
        assertThat(view.errors()).isEmpty();
        // whoever holds it now has died: its lease runs out
        ProbeKind.act = run -> row(run, 1, 1);
        forward(config.lease().plusSeconds(1));
        jobs.runOnce("tasks");
        assertThat(tasks.view("probe", id).state()).isEqualTo(TaskState.DONE);
    }

    @Test
    void aTaskIsWorkedOnByOneOfManyProcesses() {
        UUID id = submit(1);
        List<UUID> begun = new CopyOnWriteArrayList<>();
        ProbeKind.act = run -> begun.add(run.id());
        Race.calls(20, number -> jobs.runOnce("tasks"));
        assertThat(begun).containsOnlyOnce(id);
    }

    @Test
    void aRefusalEndsItAtOnceAndSaysWhy() {
        UUID id = submit(1);
        ProbeKind.act = run -> {
            throw PlatformError.UNSUPPORTED_MEDIA_TYPE.with();
        };
        jobs.runOnce("tasks");
        TaskView view = tasks.view("probe", id);
        assertThat(view.state()).isEqualTo(TaskState.FAILED);
        assertThat(view.problem()).startsWith("unsupported-media-type: ");
    }

    @Test
    void whatKeepsFailingIsGivenUp() {
        UUID id = submit(1);
        ProbeKind.act = run -> {
            throw new IllegalStateException("never works");
        };
        for (int attempt = 1; attempt <= config.attempts(); attempt++) {
            assertThat(tasks.view("probe", id).state()).isEqualTo(TaskState.QUEUED);
            jobs.runOnce("tasks");
            forward(Duration.ofHours(1));
        }
        assertThat(tasks.view("probe", id).state()).isEqualTo(TaskState.FAILED);
    }

    @Test
    void theFileIsNeverReadableAndGoneAfterwards() {
        UUID id = submit(1);
        assertThat(one("select position('hunter2'::bytea in input) = 0 from tasks where id = '" + id + "'"))
                .isEqualTo(true);
        ProbeKind.act = run -> QuarkusTransaction.requiringNew().run(() -> run.result(FILE, "text/csv", "a.csv"));
        jobs.runOnce("tasks");
        assertThat(one("select input is null and position('hunter2'::bytea in result) = 0 from tasks where id = '" + id
                        + "'"))
                .isEqualTo(true);
    }

    @Test
    void theResultIsTheOwnersAsLongAsItIsKept() {
        UUID id = submit(1);
        assertNotFound(() -> tasks.result("probe", id, owner));
        ProbeKind.act = run -> QuarkusTransaction.requiringNew().run(() -> run.result(FILE, "text/csv", "a.csv"));
        jobs.runOnce("tasks");
        Tasks.Result result = tasks.result("probe", id, owner);
        assertThat(result.content()).isEqualTo(FILE);
        assertThat(result.fileName()).isEqualTo("a.csv");
        assertThat(result.mediaType()).isEqualTo("text/csv");
        assertNotFound(() -> tasks.result("probe", id, somebody()));
        assertNotFound(() -> tasks.result("another-kind", id, owner));
        assertNotFound(() -> tasks.viewOwn("probe", id, somebody()));
        forward(config.keepResults().plusSeconds(1));
        cleanUp();
        assertNotFound(() -> tasks.result("probe", id, owner));
        assertThat(tasks.viewOwn("probe", id, owner).hasResult()).isFalse();
        forward(config.keep());
        cleanUp();
        assertNotFound(() -> tasks.view("probe", id));
    }

    @Test
    void statesBecomeWhatTheTableAllowsThem() {
        String check =
                (String) one("select pg_get_constraintdef(oid) from pg_constraint where conname = 'ck_tasks_state'");
        for (TaskState state : TaskState.values()) assertThat(check).contains("'" + state + "'");
        assertThat(check.split("'")).hasSize(2 * TaskState.values().length + 1);
        assertThat(TaskState.QUEUED.canBecome(TaskState.RUNNING)).isTrue();
        for (TaskState end : List.of(TaskState.DONE, TaskState.FAILED)) {
            for (TaskState next : TaskState.values())
                assertThat(end.canBecome(next)).isFalse();
            assertThat(TaskState.RUNNING.canBecome(end)).isTrue();
            assertThat(TaskState.QUEUED.canBecome(end)).isFalse();
        }
    }

    private void row(TaskRun run, int row, long total) {
        QuarkusTransaction.requiringNew().run(() -> run.progress(row, total));
    }

    private void cleanUp() {
        while (cleanup.run(clock.instant(), 100).claimed() > 0) {
            // until none is left
        }
    }

    private UUID submit(int rows) {
        return QuarkusTransaction.requiringNew().call(() -> tasks.submit("probe", owner, new Order(rows), FILE));
    }

    private static Principal somebody() {
        return new Principal(Realm.USERS, UUID.randomUUID(), true, Set.of("member"), Set.of());
    }

    private static void assertNotFound(Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(TmException.class, e -> assertThat(e.error())
                .isEqualTo(PlatformError.NOT_FOUND));
    }

    private static void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() ->
                        Panache.getEntityManager().createNativeQuery(statement).executeUpdate());
    }

    private static Object one(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Panache.getEntityManager().createNativeQuery(query).getSingleResult());
    }

    private void forward(Duration by) {
        clock.move(clock.offset().plus(by));
    }
}
