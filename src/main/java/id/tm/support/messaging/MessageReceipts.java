package id.tm.support.messaging;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;

/** What providers say of messages. The highest word counts, so their order does not matter. */
@ApplicationScoped
class MessageReceipts implements DeliveryReceipts {

    private static final String UPDATE = """
            update messages set state = :state, lease_until = null, version = version + 1, updated_at = :now,
                   last_error = cast(:error as text),
                   delivered_at = case when :state = 'DELIVERED' then :at else delivered_at end,
                   read_at = case when :state = 'READ' then :at else read_at end,
                   variables = case when lane = 'URGENT' and :state <> 'FAILED' then null else variables end
            where provider_message_id = :provider and channel = :channel and state in (:from)
            """;

    private final Clock clock;

    MessageReceipts(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean apply(Receipt receipt) {
        boolean ours =
                Message.count("providerMessageId = ?1 and channel = ?2", receipt.providerMessageId(), receipt.channel())
                        > 0;
        if (!ours || receipt.status() == Status.SENT) return ours;
        MessageState state = MessageState.valueOf(receipt.status().name());
        Panache.getEntityManager()
                .createNativeQuery(UPDATE)
                .setParameter("state", state.name())
                .setParameter("now", clock.instant())
                .setParameter("at", receipt.at())
                .setParameter("error", receipt.error())
                .setParameter("provider", receipt.providerMessageId())
                .setParameter("channel", receipt.channel().name())
                .setParameter("from", before(state))
                .executeUpdate();
        return true;
    }

    /** A failure is told of what was sent; delivered and read outrank whatever came before. */
    private static List<String> before(MessageState state) {
        return Arrays.stream(MessageState.values())
                .filter(each -> state != MessageState.FAILED || each == MessageState.SENT)
                .filter(each -> each.canBecome(state))
                .map(Enum::name)
                .toList();
    }
}
