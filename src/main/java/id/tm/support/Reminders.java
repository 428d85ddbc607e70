package id.tm.support;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Plans and cancels reminders in the transaction of the act that calls for it. */
public interface Reminders {

    /**
     * Writes one plan row per active step of the kind, counted from {@code anchor}; steps already past are left out.
     * Day steps fall on a wall-clock time in {@code zone}.
     */
    <P extends ReminderPlan> List<P> plan(
            String kind, UUID subjectId, int subjectVersion, Instant anchor, ZoneId zone, Supplier<P> newRow);

    /** Nothing more of this subject leaves: cancels its planned steps and every delivery that has not begun. */
    void cancel(String kind, UUID subjectId);
}
