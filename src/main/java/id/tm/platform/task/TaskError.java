package id.tm.platform.task;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** What was wrong with one row of an import. Table: task_errors. */
@Entity
@Table(name = "task_errors")
class TaskError extends AppendOnly {

    UUID taskId;
    /** In the file, the header being row 1. */
    long rowNumber;

    String field;
    String code;
    String message;
}
