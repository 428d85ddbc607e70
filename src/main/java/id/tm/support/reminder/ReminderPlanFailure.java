package id.tm.support.reminder;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A planned step whose subject could not be asked, set aside until {@code nextAt}. Table: reminder_plan_failures. */
@Entity
@Table(name = "reminder_plan_failures")
public class ReminderPlanFailure extends PanacheEntityBase {

    @Id
    public UUID planId;

    public String kind;
    public int attempts;
    public Instant nextAt;
    public String lastError;
}
