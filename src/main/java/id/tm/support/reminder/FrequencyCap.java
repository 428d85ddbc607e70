package id.tm.support.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** How many reminders one person gets in a rolling window. */
record FrequencyCap(int most, Duration window) {

    /** The first moment from {@code at} on at which one more fits, given when earlier ones were counted. */
    Instant freeAt(Collection<Instant> counted, Instant at) {
        Instant windowStart = at.minus(window);
        List<Instant> within = counted.stream()
                .filter(each -> each.isAfter(windowStart))
                .sorted()
                .toList();
        if (within.size() < most) return at;
        return within.get(within.size() - most).plus(window);
    }
}
