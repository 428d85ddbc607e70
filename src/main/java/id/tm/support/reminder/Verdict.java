package id.tm.support.reminder;

import id.tm.support.Channel;
import id.tm.support.Recipient;
import java.time.Instant;
import java.util.Optional;

/** Whether something may leave to a person on a channel now: the same rules for the engine and for its preview. */
sealed interface Verdict {

    record Go() implements Verdict {}

    record Hold(Instant until, String reason) implements Verdict {}

    record Skip(RecipientState state, String reason) implements Verdict {}

    /** All rules but the frequency cap, which depends on what else leaves. */
    static Verdict of(
            Recipient person, Channel channel, boolean suppressed, boolean critical, QuietTime quiet, Window window) {
        if (person.address(channel) == null) {
            return new Skip(RecipientState.SKIPPED_NO_ADDRESS, "no address on " + channel);
        }
        if (person.optedOut().contains(channel)) {
            return new Skip(RecipientState.SKIPPED_OPTED_OUT, "wants no reminders on " + channel);
        }
        if (suppressed) return new Skip(RecipientState.SKIPPED_SUPPRESSED, "the address is suppressed");
        if (window.isOver()) return missed("its catch-up budget ended at " + window.end());
        if (critical) return new Go();
        Optional<QuietTime.Hold> hold = quiet.at(window.now(), person.zone());
        if (hold.isEmpty()) return new Go();
        if (hold.get().until().isAfter(window.end())) {
            return missed(hold.get().reason() + " until " + hold.get().until() + ", past its catch-up budget");
        }
        return new Hold(hold.get().until(), hold.get().reason());
    }

    /** {@code freeAt}: when the person's cap has room for one more. */
    static Verdict ofCap(Instant freeAt, Window window) {
        if (!freeAt.isAfter(window.now())) return new Go();
        String reason = "frequency cap until " + freeAt;
        if (freeAt.isAfter(window.end())) {
            return new Skip(RecipientState.SKIPPED_CAPPED, reason + ", past its catch-up budget");
        }
        return new Hold(freeAt, reason);
    }

    private static Skip missed(String reason) {
        return new Skip(RecipientState.MISSED, reason);
    }

    /** The moment that is judged and the end of the catch-up budget. */
    record Window(Instant now, Instant end) {

        boolean isOver() {
            return now.isAfter(end);
        }
    }
}
