package id.tm.booking.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds free slots for people who look for one. */
@ApplicationScoped
class SlotSearch {

    /** More than a month of the shortest slots has. */
    private static final int WHOLE_WINDOW = 5_000;

    private final SlotQueries slots;
    private final Practitioners practitioners;

    SlotSearch(SlotQueries slots, Practitioners practitioners) {
        this.slots = slots;
        this.practitioners = practitioners;
    }

    /** All free slots of one practitioner in the window. */
    @Transactional
    SlotsView of(UUID practitionerId, SlotWindow window) {
        practitioners.require(practitionerId);
        List<Slot> found =
                slots.free(List.of(practitionerId), window.from(), window.to(), SlotQueries.Mark.START, WHOLE_WINDOW);
        return new SlotsView(window.zone().getId(), views(found, window), null);
    }

    /** One page of everybody's free slots in the window. */
    @Transactional
    SlotsView across(SlotWindow window, String cursor, int limit) {
        List<Slot> found =
                slots.free(practitioners.withHours(), window.from(), window.to(), SlotCursor.decode(cursor), limit + 1);
        boolean more = found.size() > limit;
        List<Slot> page = more ? found.subList(0, limit) : found;
        Set<UUID> still =
                practitioners.among(page.stream().map(Slot::practitionerId).toList());
        List<Slot> shown = page.stream()
                .filter(slot -> still.contains(slot.practitionerId()))
                .toList();
        String next = more ? SlotCursor.encode(page.get(limit - 1)) : null;
        return new SlotsView(window.zone().getId(), views(shown, window), next);
    }

    private static List<SlotView> views(List<Slot> slots, SlotWindow window) {
        return slots.stream().map(slot -> SlotView.of(slot, window.zone())).toList();
    }
}
