package id.tm.support.reminder;

import id.tm.support.ReminderSubject;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds that some domain of this service speaks for; a kind without one is left alone. */
@ApplicationScoped
class ReminderSubjects {

    private final Map<String, ReminderSubject> byKind;

    ReminderSubjects(@All List<ReminderSubject> subjects) {
        byKind = subjects.stream()
                .collect(Collectors.toMap(
                        ReminderSubject::kind,
                        Function.identity(),
                        (a, b) -> {
                            throw new IllegalStateException("two subjects of the reminder kind " + a.kind());
                        },
                        TreeMap::new));
    }

    List<String> kinds() {
        return List.copyOf(byKind.keySet());
    }

    Optional<ReminderSubject> find(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    ReminderSubject require(String kind) {
        return find(kind).orElseThrow(() -> new IllegalStateException("nobody speaks for the reminder kind " + kind));
    }
}
