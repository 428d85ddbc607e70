package id.tm.assessment.instrument;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is different between two instruments, found by codes and not by places. */
@RegisterForReflection
public record InstrumentDiff(QuestionGroupView before, QuestionGroupView after, List<Change> changes) {

    /** One difference; what is added has no before, what is gone no after. */
    @RegisterForReflection
    @Schema(name = "InstrumentChange")
    public record Change(
            @Schema(examples = "sections[themes].questions[Q001].text.id")
            String path,

            @Schema(implementation = Object.class, examples = "Saya menepati janji.")
            JsonNode before,

            @Schema(implementation = Object.class, examples = "Saya selalu menepati janji.")
            JsonNode after) {}

    private static final List<String> KEYS = List.of("code", "section", "scale", "meaning");

    static List<Change> between(JsonNode before, JsonNode after) {
        List<Change> changes = new ArrayList<>();
        compare("", before, after, changes);
        return changes;
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<Change> changes) {
        if (before.equals(after)) return;
        if (before.isObject() && after.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            after.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                step(path.isEmpty() ? name : path + "." + name, before.get(name), after.get(name), changes);
            }
            return;
        }
        Map<String, JsonNode> olds = byKey(before);
        Map<String, JsonNode> news = byKey(after);
        if (olds == null || news == null) {
            changes.add(new Change(path, before, after));
            return;
        }
        Set<String> keys = new LinkedHashSet<>(olds.keySet());
        keys.addAll(news.keySet());
        for (String key : keys) step(path + "[" + key + "]", olds.get(key), news.get(key), changes);
        // the same ones in another order
        if (changes.stream().noneMatch(each -> each.path().startsWith(path + "["))) {
            changes.add(new Change(path, before, after));
        }
    }

    private static void step(String path, JsonNode before, JsonNode after, List<Change> changes) {
        if (before == null || after == null) changes.add(new Change(path, before, after));
        else compare(path, before, after, changes);
    }

    /** Null when the elements have no codes of their own. */
    private static Map<String, JsonNode> byKey(JsonNode list) {
        if (!list.isArray()) return null;
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (JsonNode element : list) {
            String key = KEYS.stream().filter(element::has).findFirst().orElse(null);
            if (key == null || found.putIfAbsent(element.get(key).asText(), element) != null) return null;
        }
        return found;
    }
}
