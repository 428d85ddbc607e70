package id.tm.sales.executive;

import static id.tm.sales.SalesError.EXECUTIVE_INVITATION_OF_ANOTHER;
import static id.tm.sales.SalesError.EXECUTIVE_INVITATION_UNUSABLE;

import id.tm.account.Partner;
import id.tm.account.Partners;
import id.tm.account.People;
import id.tm.platform.tx.RetryConflicts;
import id.tm.sales.entitlement.Entitlement;
import id.tm.sales.entitlement.EntitlementGrant;
import id.tm.sales.entitlement.Grants;
import id.tm.sales.product.Product;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What people do with the seats that they are given. An account's address is proven, or nobody could be logged in to it. */
@ApplicationScoped
class ExecutiveInvitations {

    private final People people;
    private final Partners partners;
    private final Grants grants;
    private final Clock clock;

    ExecutiveInvitations(People people, Partners partners, Grants grants, Clock clock) {
        this.people = people;
        this.partners = partners;
        this.grants = grants;
        this.clock = clock;
    }

    /** Those to the address of the caller's account. */
    @Transactional
    List<ExecutiveInvitationView> list(UUID userId) {
        String email = people.require(userId).email();
        return ExecutiveTransactionAssignment.listOpenFor(email, clock.instant()).stream()
                .map(each -> view(each, ExecutiveTransaction.require(each.executiveTransactionId)))
                .toList();
    }

    /** The caller has the seat, and may use what it is for; a second time changes nothing. */
    @Transactional
    @RetryConflicts
    ExecutiveInvitationView accept(UUID userId, String token) {
        Instant now = clock.instant();
        UUID purchaseId =
                ExecutiveTransactionAssignment.findPurchaseOf(token).orElseThrow(EXECUTIVE_INVITATION_UNUSABLE::with);
        ExecutiveTransaction purchase = ExecutiveTransaction.lockById(purchaseId);
        ExecutiveTransactionAssignment given =
                ExecutiveTransactionAssignment.lockByToken(token).orElseThrow(EXECUTIVE_INVITATION_UNUSABLE::with);
        if (given.state() == ExecutiveAssignmentState.ACCEPTED && userId.equals(given.userId())) {
            return view(given, purchase);
        }
        if (given.state(now) != ExecutiveAssignmentState.INVITED || !purchase.hasSeats()) {
            throw EXECUTIVE_INVITATION_UNUSABLE.with();
        }
        if (!given.email().equalsIgnoreCase(people.require(userId).email())) {
            throw EXECUTIVE_INVITATION_OF_ANOTHER.with();
        }
        given.accept(userId, now);
        Panache.getEntityManager().flush();
        grants.give(
                List.of(EntitlementGrant.ofSeat(
                        given.id,
                        userId,
                        Product.require(purchase.productId),
                        ExecutiveSeat.lock(given.seatId).revenue)),
                now);
        return view(given, purchase);
    }

    private ExecutiveInvitationView view(ExecutiveTransactionAssignment given, ExecutiveTransaction purchase) {
        String company = partners.find(purchase.partnerId).map(Partner::name).orElse("");
        UUID entitlement = Entitlement.ofSeats(List.of(given.id)).stream()
                .map(each -> each.id)
                .findFirst()
                .orElse(null);
        return ExecutiveInvitationView.of(given, purchase, company, entitlement);
    }
}
