package id.tm.platform.work;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/**
 * The columns a worker needs on a row it claims: {@code state text, due_at timestamptz, attempts int, lease_until
 * timestamptz null, fence bigint, last_error text null}. They are changed by {@link WorkQueue} only.
 */
@MappedSuperclass
public abstract class WorkItem extends BaseEntity {

    @Column(nullable = false)
    public Instant dueAt;

    @Column(insertable = true, updatable = false)
    public int attempts;

    @Column(updatable = false)
    public Instant leaseUntil;

    @Column(updatable = false)
    public long fence;

    @Column(updatable = false)
    public String lastError;
}
