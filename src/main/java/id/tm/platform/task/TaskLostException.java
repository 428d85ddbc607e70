package id.tm.platform.task;

import java.util.UUID;

/** Another process has taken the task over; what the current transaction did must not stay. */
class TaskLostException extends RuntimeException {

    TaskLostException(UUID taskId) {
        super("task " + taskId + " is worked on by another process");
    }
}
