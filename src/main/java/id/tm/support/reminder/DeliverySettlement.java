package id.tm.support.reminder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.platform.crypto.ColumnCipher;
import id.tm.platform.tx.RetryConflicts;
import id.tm.platform.work.Claim;
import id.tm.platform.work.Rows;
import id.tm.support.ReminderConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The short transactions around a hand-off, each over a whole batch. */
@ApplicationScoped
class DeliverySettlement {

    private final ReminderConfig config;
    private final Deliveries deliveries;
    private final ColumnCipher cipher;
    private final Clock clock;

    DeliverySettlement(ReminderConfig config, Deliveries deliveries, ColumnCipher cipher, Clock clock) {
        this.config = config;
        this.deliveries = deliveries;
        this.cipher = cipher;
        this.clock = clock;
    }

    @RetryConflicts
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<Claim> claim(String kind, Instant now, int limit) {
        return deliveries.claim(kind, now, config.lease(), limit);
    }

    /** Those of the deliveries whose hand-off begins with this; nobody can call them back any more. */
    @RetryConflicts
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    List<Ready> begin(List<Ready> ready) {
        if (ready.isEmpty()) return List.of();
        Rows rows = Deliveries.rows(ready.stream().map(Ready::claim).toList());
        Set<UUID> begun = deliveries.begin(rows, clock.instant(), config.lease());
        return ready.stream().filter(each -> begun.contains(each.claim().id())).toList();
    }

    /** Ends the claims and writes the history of what was sent; returns the ids whose claim still held. */
    @RetryConflicts
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Set<UUID> settle(Collection<Settlement> settlements) {
        if (settlements.isEmpty()) return Set.of();
        Instant now = clock.instant();
        Rows rows = new Rows();
        settlements.forEach(each -> rows.add()
                .with("id", each.ready().claim().id())
                .with("fence", each.ready().claim().fence())
                .with("state", each.state())
                .with("due_at", each.dueAt())
                .with("last_error", each.error())
                .with("sent_at", each.state() == RecipientState.SENT ? now : null)
                .with("provider_message_id", each.messageId()));
        Set<UUID> held = deliveries.settle(rows, now);
        Rows histories = new Rows();
        settlements.stream()
                .filter(each -> each.state() == RecipientState.SENT
                        && held.contains(each.ready().claim().id()))
                .forEach(each -> history(histories.add(), each));
        if (!histories.isEmpty()) deliveries.remember(histories, now);
        return held;
    }

    /** Gives claims up that could not even be prepared: tried again later, and buried after too many attempts. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void stumble(Claim claim, Instant dueAt, String error, Instant now) {
        if (claim.attempts() >= config.attempts()) Deliveries.QUEUE.bury(claim, error, now);
        else Deliveries.QUEUE.retry(claim, dueAt, error, now);
    }

    private void history(Rows.Row row, Settlement settlement) {
        Ready ready = settlement.ready();
        ReminderRecipient delivery = ready.row();
        row.with("id", UuidVersion7Strategy.INSTANCE.generateUuid(null))
                .with("delivery_id", delivery.id)
                .with("kind", delivery.kind)
                .with("plan_id", delivery.planId)
                .with("subject_id", delivery.subjectId)
                .with("step", delivery.step)
                .with("audience", delivery.audience)
                .with("recipient_key", delivery.recipientKey)
                .with("user_id", delivery.userId)
                .with("name", ready.person().name())
                .with("channel", delivery.channel)
                .with("address", ready.person().address(delivery.channel))
                .with("locale", ready.person().locale().toLanguageTag())
                .with("zone", ready.person().zone())
                .with("template_key", ready.templateKey())
                .with("template_id", ready.message().templateId())
                .with("template_version", ready.message().templateVersion())
                .with("message_id", settlement.messageId())
                .with("subject", ready.message().subject())
                .with("variables", cipher.encrypt(asText(ready.variables())))
                .with("attempts", ready.claim().attempts());
    }

    /** The renderer reads every type from its text form. */
    private static String asText(Map<String, Object> variables) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        variables.forEach((name, value) -> {
            if (value != null) json.put(name, value.toString());
        });
        return json.toString();
    }
}
