package id.tm.arch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which domain may use which, the one map of it: the rule of the code, the rule of the foreign keys and the drawing in
 * docs/ARCHITECTURE.md come from here. A new arrow is drawn here first; an arrow nobody uses any more is taken out.
 */
public final class DomainGraph {

    /** From the ground up; domains on one floor do not know each other. */
    public static final List<List<String>> FLOORS = List.of(
            List.of("platform"),
            List.of("support"),
            List.of("region"),
            List.of("account"),
            List.of("finance"),
            List.of("sales"),
            List.of("assessment"),
            List.of("partner", "booking"),
            List.of("content", "analyst"));

    public static final Map<String, Set<String>> ARROWS = arrows();

    private DomainGraph() {}

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("platform", Set.of());
        arrows.put("support", Set.of("platform"));
        arrows.put("region", Set.of("platform"));
        arrows.put("account", Set.of("platform", "support", "region"));
        arrows.put("finance", Set.of("platform", "support", "region", "account"));
        arrows.put("sales", Set.of("platform", "support", "account", "finance"));
        arrows.put("assessment", Set.of("platform", "support", "account", "finance", "sales"));
        arrows.put("booking", Set.of("platform", "support", "account", "assessment"));
        arrows.put("partner", Set.of("platform", "support", "account", "finance"));
        return arrows;
    }

    public static boolean mayUse(String from, String to) {
        return from.equals(to) || ARROWS.getOrDefault(from, Set.of()).contains(to);
    }

    /** The arrows that do not point to a lower floor; none, or the map itself is wrong. */
    public static List<String> uphill(Map<String, Set<String>> arrows) {
        List<String> wrong = new ArrayList<>();
        arrows.forEach((from, targets) -> targets.forEach(to -> {
            if (floor(to) >= floor(from)) wrong.add(from + " -> " + to);
        }));
        return wrong;
    }

    static int floor(String domain) {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            if (FLOORS.get(floor).contains(domain)) return floor;
        }
        throw new IllegalArgumentException("domain " + domain + " stands on no floor of DomainGraph");
    }
}
