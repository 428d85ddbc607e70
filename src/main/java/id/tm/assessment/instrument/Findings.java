package id.tm.assessment.instrument;

import id.tm.platform.problem.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What is wrong with an instrument, each with its place in the file. */
final class Findings {

    private final List<FieldError> all = new ArrayList<>();

    void add(String path, String code, String message) {
        all.add(new FieldError(path, code, message));
    }

    /** Complains of every element whose code stands there already. */
    <T> void unique(String path, List<T> elements, Function<T, String> code) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            String each = code.apply(elements.get(i));
            Integer earlier = seen.putIfAbsent(each, i);
            if (earlier != null) add(path + "[" + i + "]", "repeated", each + ", as at " + earlier);
        }
    }

    List<FieldError> all() {
        return List.copyOf(all);
    }
}
