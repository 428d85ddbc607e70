package id.tm.support.audit;

import id.tm.platform.change.CauserType;
import id.tm.support.SupportError;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One change of one row, as a trigger wrote it down. Table: activity_log. */
@Entity
@Immutable
@Table(name = "activity_log")
public class ActivityLog extends PanacheEntityBase {

    enum Event {
        CREATED,
        UPDATED,
        DELETED
    }

    @Id
    public UUID id;

    public Instant occurredAt;
    public String logName;

    @Enumerated(EnumType.STRING)
    public Event event;

    public String tableName;
    public String subjectType;
    public String subjectId;

    @Enumerated(EnumType.STRING)
    public CauserType causerType;

    public String causerId;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> before;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, Object> after;

    public String requestId;
    public String reason;
    public String databaseUser;

    static ActivityLog require(UUID id) {
        Optional<ActivityLog> found = findByIdOptional(id);
        return found.orElseThrow(SupportError.ACTIVITY_NOT_FOUND::with);
    }
}
