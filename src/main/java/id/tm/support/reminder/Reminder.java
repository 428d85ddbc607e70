package id.tm.support.reminder;

import id.tm.platform.BaseEntity;
import id.tm.support.Channel;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One step of a kind: when it falls due, on which channels it goes out and with which template. Table: reminders. */
@Entity
@Table(name = "reminders")
public class Reminder extends BaseEntity {

    static final LocalTime DEFAULT_LOCAL_TIME = LocalTime.of(9, 0);

    @Column(updatable = false)
    public String kind;

    public String step;
    public String audience;
    public String distance;
    public LocalTime localTime;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    public List<Channel> channels = new ArrayList<>();

    public String templateKey;

    /** A column of ISO text, so that the data read as they were written. */
    public String catchUp;

    public boolean active;

    static List<Reminder> listActive(String kind) {
        return list("kind = ?1 and active order by step, audience", kind);
    }

    static Map<UUID, Reminder> byId(String kind) {
        List<Reminder> definitions = list("kind", kind);
        return definitions.stream().collect(Collectors.toMap(each -> each.id, Function.identity()));
    }

    Instant dueAt(Instant anchor, ZoneId zone) {
        return Distance.parse(distance).from(anchor, zone, localTime == null ? DEFAULT_LOCAL_TIME : localTime);
    }

    /** Later than this the step is missed. */
    Instant expiresAt(Instant dueAt) {
        return dueAt.plus(Duration.parse(catchUp));
    }
}
