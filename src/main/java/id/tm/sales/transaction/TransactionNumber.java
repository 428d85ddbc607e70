package id.tm.sales.transaction;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/** Gives out the numbers of purchases. */
public final class TransactionNumber {

    /** So many purchases are begun side by side; a number tells nothing of how many there were. */
    private static final int LANES = 16;

    private TransactionNumber() {}

    /**
     * A new number of that day, such as {@code TM-20260105-000042}. Holds a lane of the day until the transaction ends.
     *
     * @param series two capitals, which the number begins with
     */
    public static String take(String series, LocalDate day) {
        int lane = ThreadLocalRandom.current().nextInt(LANES);
        Number last = (Number) Panache.getEntityManager()
                .createNativeQuery("insert into transaction_numbers as n (series, day, lane, last)"
                        + " values (:series, :day, :lane, 1)"
                        + " on conflict on constraint pk_transaction_numbers do update set last = n.last + 1"
                        + " returning n.last")
                .setParameter("series", series)
                .setParameter("day", day)
                .setParameter("lane", lane)
                .getSingleResult();
        long number = (last.longValue() - 1) * LANES + lane + 1;
        return "%s-%s-%06d".formatted(series, DateTimeFormatter.BASIC_ISO_DATE.format(day), number);
    }
}
