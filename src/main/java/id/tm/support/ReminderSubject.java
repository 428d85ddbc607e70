package id.tm.support;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A kind of thing people are reminded of. A domain implements one bean per kind. */
public interface ReminderSubject {

    /** {@code INVOICE}, {@code FEEDBACK_SESSION}, {@code RATING} … as in reminders.kind. */
    String kind();

    /** Whether quiet hours and holidays do not hold this kind back. */
    default boolean critical() {
        return false;
    }

    Class<? extends ReminderPlan> planType();

    /**
     * Called once for a batch, before {@link #notice} of each and in the same transaction: reads and locks at once what
     * they would each read alone.
     */
    default void readAhead(Collection<UUID> subjectIds) {}

    /**
     * Who is to be told what, or empty when the step is no longer true (paid, moved, cancelled, rated). Called in the
     * transaction that begins the delivery; the implementation locks its subject FOR SHARE, so that a payment is either
     * seen here or waits until the delivery has begun.
     */
    Optional<ReminderNotice> notice(ReminderPlan plan);

    /**
     * The subjects that concern a person or a company, for the preview's filter; empty when the kind cannot tell, and
     * then the preview looks at everybody's plans and keeps what would go to that person.
     *
     * @param party a user's or a partner's id
     */
    default Optional<Set<UUID>> subjectsOf(UUID party) {
        return Optional.empty();
    }
}
