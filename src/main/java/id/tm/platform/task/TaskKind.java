package id.tm.platform.task;

/** One kind of slow work; a CDI bean. */
public interface TaskKind {

    /** Kebab-case, e.g. {@code user-import}. */
    String name();

    /**
     * Does the work, outside of any transaction. It may be called again after a crash, and then goes on from
     * {@link TaskRun#done()}. A {@link id.tm.platform.problem.TmException} ends the task as failed with that problem's
     * text; anything else is tried again a few times.
     */
    void run(TaskRun run);
}
