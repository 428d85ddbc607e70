package id.tm.booking.session;

import id.tm.platform.tx.NamedLock;
import java.util.UUID;

/**
 * Lets bookings of one member, and then of one practitioner, go one after the other until their transactions end.
 * The exclusion constraints alone would keep slots from being taken twice, but two inserts that meet there wait for
 * each other until the database breaks the deadlock; behind this lock the second one simply sees the first.
 */
final class BookingLocks {

    private BookingLocks() {}

    /** Members first: the order that every booking and rescheduling follows. */
    static void take(UUID memberId, UUID practitionerId) {
        NamedLock.take("booking:member:" + memberId);
        NamedLock.take("booking:practitioner:" + practitionerId);
    }
}
