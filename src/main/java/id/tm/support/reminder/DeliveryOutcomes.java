package id.tm.support.reminder;

import id.tm.support.ReminderOutcome;
import id.tm.support.ReminderOutcomes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class DeliveryOutcomes implements ReminderOutcomes {

    @Override
    @Transactional
    public Map<UUID, List<ReminderOutcome>> of(String kind, UUID subjectId) {
        List<ReminderRecipient> deliveries =
                ReminderRecipient.list("subjectId = ?1 and kind = ?2 order by createdAt, id", subjectId, kind);
        return deliveries.stream()
                .collect(Collectors.groupingBy(
                        delivery -> delivery.planId,
                        Collectors.mapping(DeliveryOutcomes::outcome, Collectors.toList())));
    }

    private static ReminderOutcome outcome(ReminderRecipient delivery) {
        return new ReminderOutcome(
                delivery.name, delivery.channel, delivery.state().name(), delivery.reason, delivery.sentAt);
    }
}
