package id.tm.support;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What became of planned steps, for the domain that shows it beside its plan. */
public interface ReminderOutcomes {

    /** Deliveries by plan id, oldest first; a step that has not become deliveries has no entry. */
    Map<UUID, List<ReminderOutcome>> of(String kind, UUID subjectId);
}
