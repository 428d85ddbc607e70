package id.tm.platform.task;

import java.util.Set;

/** The life of a task; one whose process died is RUNNING until another process takes it over. */
public enum TaskState {
    QUEUED,
    RUNNING,
    DONE,
    FAILED;

    public boolean canBecome(TaskState next) {
        return switch (this) {
            case QUEUED -> next == RUNNING;
            case RUNNING -> Set.of(QUEUED, DONE, FAILED).contains(next);
            case DONE, FAILED -> false;
        };
    }
}
