package id.tm.platform.problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** A throwable and all that led to it, nearest first. A failed commit carries what the database said as suppressed. */
final class Causes {

    private Causes() {}

    static List<Throwable> of(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> found = new ArrayList<>();
        List<Throwable> next = new ArrayList<>();
        next.add(thrown);
        while (!next.isEmpty()) {
            Throwable t = next.remove(0);
            if (t == null || !seen.add(t)) continue;
            found.add(t);
            next.add(t.getCause());
            next.addAll(List.of(t.getSuppressed()));
        }
        return found;
    }
}
