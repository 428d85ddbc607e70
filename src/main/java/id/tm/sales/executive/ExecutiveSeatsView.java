package id.tm.sales.executive;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many seats of a purchase are what; they add up to those that were bought, and are all 0 until it is paid. */
@RegisterForReflection
public record ExecutiveSeatsView(
        @Schema(examples = "3", description = "Can be given to somebody")
        long free,

        @Schema(examples = "2") long invited,

        @Schema(examples = "1", description = "Accepted, and not begun")
        long accepted,

        @Schema(examples = "0") long started,
        @Schema(examples = "0") long used,

        @Schema(examples = "0", description = "Their money is about to go back")
        long heldForRefund,

        @Schema(examples = "0", description = "Their money went back")
        long refunded) {

    private static final String COUNTS = """
            select count(*) filter (where s.state = 'FREE' or a.state = 'INVITED' and a.expires_at <= :now),
                   count(*) filter (where a.state = 'INVITED' and a.expires_at > :now),
                   count(*) filter (where s.state = 'TAKEN' and a.state = 'ACCEPTED' and e.state <> 'COMPLETED'
                                      and e.state <> 'SCHEDULED' and e.started_at is null),
                   count(*) filter (where s.state = 'TAKEN' and e.state <> 'COMPLETED'
                                      and (e.state = 'SCHEDULED' or e.started_at is not null)),
                   count(*) filter (where s.state = 'TAKEN' and e.state = 'COMPLETED'),
                   count(*) filter (where s.state = 'HELD_FOR_REFUND'),
                   count(*) filter (where s.state = 'VOID')
            from executive_seats s
            left join executive_transaction_assignments a on a.seat_id = s.id and a.state in ('INVITED', 'ACCEPTED')
            left join entitlements e on e.executive_assignment_id = a.id and e.state <> 'VOID'
            where s.executive_transaction_id = :purchase
            """;

    static ExecutiveSeatsView of(UUID purchaseId, Instant now) {
        Object[] counts = (Object[]) Panache.getEntityManager()
                .createNativeQuery(COUNTS)
                .setParameter("purchase", purchaseId)
                .setParameter("now", now)
                .getSingleResult();
        return new ExecutiveSeatsView(
                count(counts[0]),
                count(counts[1]),
                count(counts[2]),
                count(counts[3]),
                count(counts[4]),
                count(counts[5]),
                count(counts[6]));
    }

    private static long count(Object counted) {
        return ((Number) counted).longValue();
    }
}
