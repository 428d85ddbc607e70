package id.tm.support.reminder;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A day on which reminders that are not critical wait. Table: public_holidays. */
@Entity
@Table(name = "public_holidays")
public class PublicHoliday extends BaseEntity {

    public LocalDate date;
    public String name;

    /** Cuti bersama rather than a national holiday. */
    public boolean collectiveLeave;
}
