package id.tm.sales.executive;

import id.tm.account.People;
import id.tm.account.Person;
import id.tm.platform.privacy.PersonalData;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seats that somebody bought for a company, and those that the person was given. Purchases are kept, and name nobody but
 * by id; of invitations the address and the name go, and a seat that was not accepted is free again.
 */
@ApplicationScoped
class ExecutivePersonalData implements PersonalData {

    @RegisterForReflection
    record Seats(List<ExecutiveTransactionSummaryView> bought, List<Given> given) {}

    @RegisterForReflection
    record Given(
            @Nullable String email,
            @Nullable String fullName,
            ExecutiveAssignmentState state,
            Instant invitedAt,
            @Nullable Instant acceptedAt) {}

    private final People people;
    private final Clock clock;

    ExecutivePersonalData(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    @Override
    public String section() {
        return "executive-seats";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<ExecutiveTransactionSummaryView> bought =
                ExecutiveTransaction.<ExecutiveTransaction>list("userId = ?1 order by createdAt, id", userId).stream()
                        .map(ExecutiveTransactionSummaryView::of)
                        .toList();
        List<Given> given = ExecutiveTransactionAssignment.listOf(userId, email(userId)).stream()
                .map(each -> new Given(
                        each.email(),
                        each.fullName(),
                        each.state(clock.instant()),
                        each.invitedAt(),
                        each.acceptedAt()))
                .toList();
        return bought.isEmpty() && given.isEmpty() ? null : new Seats(bought, given);
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        String email = email(userId);
        List<UUID> purchases = ExecutiveTransactionAssignment.findPurchasesOf(userId, email);
        purchases.forEach(ExecutiveTransaction::lockById);
        for (ExecutiveTransactionAssignment each : ExecutiveTransactionAssignment.listOf(userId, email)) {
            if (each.state() == ExecutiveAssignmentState.INVITED) {
                ExecutiveAssignments.end(each, ExecutiveAssignmentState.WITHDRAWN, clock.instant());
            }
            each.forget();
        }
        Panache.getEntityManager().flush();
    }

    private String email(UUID userId) {
        return people.find(userId).map(Person::email).orElseThrow();
    }
}
