package id.tm.sales.transaction;

import id.tm.support.ReminderNotice;
import id.tm.support.ReminderPlan;
import id.tm.support.ReminderSubject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reminds buyers of purchases that wait for their money. */
@ApplicationScoped
class CheckoutReminderSubject implements ReminderSubject {

    private static final String AUDIENCE = "BUYER";

    private final TransactionMessages messages;
    private final Clock clock;

    CheckoutReminderSubject(TransactionMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return TransactionReminder.KIND;
    }

    @Override
    public Class<? extends ReminderPlan> planType() {
        return TransactionReminder.class;
    }

    @Override
    public void readAhead(Collection<UUID> subjectIds) {
        Transaction.holdByIds(subjectIds);
    }

    @Override
    public Optional<ReminderNotice> notice(ReminderPlan plan) {
        return Transaction.holdById(plan.subjectId)
                .filter(transaction -> transaction.status() == TransactionState.PENDING
                        && AUDIENCE.equals(plan.audience)
                        && !transaction.isCancelRequested()
                        && clock.instant().isBefore(transaction.expiresAt()))
                .flatMap(this::notice);
    }

    @Override
    public Optional<Set<UUID>> subjectsOf(UUID party) {
        return Optional.of(Transaction.openOf(party));
    }

    private Optional<ReminderNotice> notice(Transaction transaction) {
        return messages.recipient(transaction.userId).map(buyer -> {
            Map<String, Object> variables = messages.facts(transaction);
            variables.put("expiresAt", transaction.expiresAt());
            return new ReminderNotice(List.of(buyer), variables);
        });
    }
}
