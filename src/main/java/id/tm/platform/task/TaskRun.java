package id.tm.platform.task;

import id.tm.platform.security.Realm;
import id.tm.platform.work.Claim;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One attempt at a task, as its {@link TaskKind} sees it. */
public final class TaskRun {

    /** No more errors of one task are kept; they are still counted. */
    static final int MOST_ERRORS = 10_000;

    private static final int LONGEST_MESSAGE = 500;

    private final Tasks tasks;
    private final Claim claim;
    private final Clock clock;
    private final Duration lease;
    private final Realm ownerRealm;
    private final UUID ownerId;
    private final Map<String, Object> parameters;
    private final long done;
    private final long failed;

    TaskRun(Tasks tasks, Task task, Claim claim, Clock clock, Duration lease) {
        this.tasks = tasks;
        this.claim = claim;
        this.clock = clock;
        this.lease = lease;
        this.ownerRealm = task.ownerRealm;
        this.ownerId = task.ownerId;
        this.parameters = task.parameters;
        this.done = task.done;
        this.failed = task.failed;
    }

    public UUID id() {
        return claim.id();
    }

    public Realm ownerRealm() {
        return ownerRealm;
    }

    public UUID ownerId() {
        return ownerId;
    }

    /** What was asked for, as the record it was submitted with. */
    public <P> P parameters(Class<P> type) {
        return tasks.json().convertValue(parameters, type);
    }

    /** The file it was submitted with. */
    public byte[] input() {
        return QuarkusTransaction.requiringNew()
                .call(() -> tasks.input(id()))
                .orElseThrow(() -> new IllegalStateException("task " + id() + " has no input"));
    }

    /** How far an earlier attempt came, as it told {@link #progress}; 0 in the first. */
    public long done() {
        return done;
    }

    /** How many row errors earlier attempts have told. */
    public long failed() {
        return failed;
    }

    /**
     * Writes the checkpoint in the running transaction, so that what was done and that it was done are one. Fails when
     * another process has taken the task over; the transaction must then not commit.
     *
     * @param total null as long as it is not known
     */
    public void progress(long nowDone, Long total) {
        int written = Panache.getEntityManager()
                .createNativeQuery("update tasks set done = :done, total = coalesce(cast(:total as bigint), total),"
                        + " lease_until = :until, updated_at = :now, version = version + 1"
                        + " where id = :id and fence = :fence and state = 'RUNNING'")
                .setParameter("done", nowDone)
                .setParameter("total", total)
                .setParameter("until", clock.instant().plus(lease))
                .setParameter("now", clock.instant())
                .setParameter("id", id())
                .setParameter("fence", claim.fence())
                .executeUpdate();
        if (written == 0) throw new TaskLostException(id());
    }

    /** Says what is wrong with a row, in the running transaction; the header of a file is row 1. {@code field} may be null. */
    public void rowError(long row, String field, String code, String message) {
        rowErrors(List.of(new TaskErrorView(row, field, code, message)));
    }

    /** The same of many rows at once. */
    public void rowErrors(List<TaskErrorView> errors) {
        long free = MOST_ERRORS - TaskError.count("taskId", id());
        errors.stream().limit(Math.max(0, free)).forEach(this::keep);
        Panache.getEntityManager()
                .createNativeQuery("update tasks set failed = failed + :more where id = :id and fence = :fence")
                .setParameter("more", errors.size())
                .setParameter("id", id())
                .setParameter("fence", claim.fence())
                .executeUpdate();
    }

    private void keep(TaskErrorView told) {
        TaskError error = new TaskError();
        error.taskId = id();
        error.rowNumber = told.row();
        error.field = told.field();
        error.code = told.code();
        String message = told.message();
        error.message = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
        error.persist();
    }

    /** Keeps what the task has made, encrypted, in the running transaction. */
    public void result(byte[] content, String mediaType, String fileName) {
        int written = Panache.getEntityManager()
                .createNativeQuery("update tasks set result = :result, result_type = :type, result_name = :name"
                        + " where id = :id and fence = :fence and state = 'RUNNING'")
                .setParameter("result", tasks.seal(content))
                .setParameter("type", mediaType)
                .setParameter("name", fileName)
                .setParameter("id", id())
                .setParameter("fence", claim.fence())
                .executeUpdate();
        if (written == 0) throw new TaskLostException(id());
    }
}
