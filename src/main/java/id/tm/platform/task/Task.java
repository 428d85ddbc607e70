package id.tm.platform.task;

import id.tm.platform.security.Realm;
import id.tm.platform.work.WorkItem;
import id.tm.platform.work.WorkQueue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A piece of slow work. After it is queued its row is changed by statements only, fenced against a process that has lost
 * it. Input and result are not mapped: they may be large, and are read where they are needed. Table: tasks.
 */
@Entity
@Table(name = "tasks")
class Task extends WorkItem {

    static final WorkQueue QUEUE = new WorkQueue("tasks", "QUEUED", "RUNNING", "RUNNING", "FAILED");

    @Column(updatable = false)
    String kind;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    Realm ownerRealm;

    @Column(updatable = false)
    UUID ownerId;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> parameters;

    @Column(updatable = false)
    @Enumerated(EnumType.STRING)
    private TaskState state = TaskState.QUEUED;

    @Column(updatable = false)
    long done;

    @Column(updatable = false)
    Long total;

    @Column(updatable = false)
    long failed;

    @Column(updatable = false)
    String resultType;

    @Column(updatable = false)
    String resultName;

    @Column(updatable = false)
    Instant finishedAt;

    static Optional<Task> find(String kind, UUID id) {
        return find("id = ?1 and kind = ?2", id, kind).firstResultOptional();
    }

    TaskState state() {
        return state;
    }
}
