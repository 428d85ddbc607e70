package id.tm.assessment.scoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of picking in stages: an item is picked once in all, within the limits of its stage, one stage after the other. */
public final class Picks {

    /** What is wrong with the picks of a stage. */
    public enum Fault {
        /** The section has no such stage, or an earlier one is not done yet. */
        STAGE,
        UNKNOWN_ITEM,
        /** Twice in this stage. */
        REPEATED,
        /** In another stage before. */
        PICKED_BEFORE,
        TOO_FEW,
        TOO_MANY
    }

    /** @param item the code of the item; empty when it is about the whole stage */
    public record Finding(Fault fault, String item) {}

    private Picks() {}

    /**
     * @param done the picks of the other stages so far, from the first one
     * @param stage from 1
     * @return nothing when the picks are good
     */
    public static List<Finding> check(Section section, List<List<String>> done, int stage, List<String> picked) {
        if (stage < 1 || stage > section.stages().size() || stage > done.size() + 1) {
            return List.of(new Finding(Fault.STAGE, ""));
        }
        List<Finding> wrong = new ArrayList<>();
        Set<String> before = new HashSet<>();
        for (int i = 0; i < done.size(); i++) {
            if (i != stage - 1) before.addAll(done.get(i));
        }
        Set<String> here = new HashSet<>();
        for (String item : picked) {
            if (section.item(item).isEmpty()) wrong.add(new Finding(Fault.UNKNOWN_ITEM, item));
            else if (!here.add(item)) wrong.add(new Finding(Fault.REPEATED, item));
            else if (before.contains(item)) wrong.add(new Finding(Fault.PICKED_BEFORE, item));
        }
        Stage rules = section.stages().get(stage - 1);
        if (picked.size() < rules.min()) wrong.add(new Finding(Fault.TOO_FEW, ""));
        if (picked.size() > rules.max()) wrong.add(new Finding(Fault.TOO_MANY, ""));
        return wrong;
    }

    /** The numbers of the stages that are still to be done, from 1. */
    public static List<Integer> missing(Section section, List<List<String>> done) {
        List<Integer> open = new ArrayList<>();
        for (int stage = done.size() + 1; stage <= section.stages().size(); stage++) open.add(stage);
        return open;
    }

    /** What can be picked in a stage: everything that no earlier one has taken, in the section's order. */
    public static List<String> offered(Section section, List<List<String>> done, int stage) {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < Math.min(stage - 1, done.size()); i++) taken.addAll(done.get(i));
        return section.items().stream()
                .map(Item::code)
                .filter(code -> !taken.contains(code))
                .toList();
    }
}
