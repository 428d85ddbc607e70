package id.tm.booking.session;

import id.tm.account.People;
import id.tm.booking.BookingConfig;
import id.tm.booking.BookingError;
import id.tm.booking.schedule.SlotQueries;
import id.tm.booking.schedule.SlotView;
import id.tm.platform.problem.ProblemMapper;
import id.tm.platform.problem.TmException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;

/** Adds the next free slots to the refusal of a slot, so that a client can offer them at once. */
@ApplicationScoped
class SlotAlternatives {

    private static final Set<BookingError> ABOUT_THE_SLOT = EnumSet.of(
            BookingError.SLOT_TAKEN,
            BookingError.DAY_FULL,
            BookingError.NOT_A_SLOT,
            BookingError.SLOT_TOO_SOON,
            BookingError.SLOT_TOO_FAR);

    private final SlotQueries slots;
    private final People people;
    private final ProblemMapper problems;
    private final BookingConfig config;

    SlotAlternatives(SlotQueries slots, People people, ProblemMapper problems, BookingConfig config) {
        this.slots = slots;
        this.people = people;
        this.problems = problems;
        this.config = config;
    }

    /** Runs the act, which is a transaction of its own: the alternatives are looked for after it was rolled back. */
    FeedbackSession offer(UUID memberId, UUID practitionerId, Instant wanted, Supplier<FeedbackSession> act) {
        try {
            return act.get();
        } catch (TmException refused) {
            throw withNext(refused, memberId, practitionerId, wanted);
        } catch (ConstraintViolationException lostRace) {
            throw withNext(problems.classify(lostRace), memberId, practitionerId, wanted);
        }
    }

    private TmException withNext(TmException refused, UUID memberId, UUID practitionerId, Instant wanted) {
        boolean aboutTheSlot = refused.error() instanceof BookingError error && ABOUT_THE_SLOT.contains(error);
        return aboutTheSlot ? refused.property("nextSlots", next(memberId, practitionerId, wanted)) : refused;
    }

    private List<SlotView> next(UUID memberId, UUID practitionerId, Instant wanted) {
        ZoneId zone = people.require(memberId).zone();
        return slots.next(practitionerId, wanted, config.slots().alternatives()).stream()
                .map(slot -> SlotView.of(slot, zone))
                .toList();
    }
}
