package id.tm.booking.schedule;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalTime;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Hours of a working day, cut into slots. Table: practitioner_schedule_time. */
@Entity
@Table(name = "practitioner_schedule_time")
public class PractitionerScheduleTime extends BaseEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "schedule_id")
    PractitionerSchedule schedule;

    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    public LocalTime starts;

    /** Midnight is the one that ends the day. */
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    public LocalTime ends;

    public int slotMinutes;
    public int bufferBeforeMinutes;
    public int bufferAfterMinutes;

    int firstMinute() {
        return starts.toSecondOfDay() / 60;
    }

    int endMinute() {
        return ends.equals(LocalTime.MIDNIGHT) ? 24 * 60 : ends.toSecondOfDay() / 60;
    }
}
