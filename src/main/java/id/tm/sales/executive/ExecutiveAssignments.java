package id.tm.sales.executive;

import static id.tm.sales.SalesError.EXECUTIVE_EMAIL_ASSIGNED;
import static id.tm.sales.SalesError.EXECUTIVE_SEATS_TAKEN;
import static id.tm.sales.SalesError.EXECUTIVE_SEAT_IN_USE;

import id.tm.account.Partner;
import id.tm.platform.crypto.SecretTokens;
import id.tm.platform.http.ETags;
import id.tm.platform.limit.RateLimits;
import id.tm.platform.problem.FieldError;
import id.tm.platform.tx.RetryConflicts;
import id.tm.sales.SalesConfig;
import id.tm.sales.entitlement.Grants;
import id.tm.sales.executive.ExecutiveTransactionAssignment.Invitation;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A company gives its seats to people, and takes them back until they are in use. Every act holds the purchase's lock.
 * An invitation that nobody accepted in time gives its seat back when somebody else wants it.
 */
@ApplicationScoped
class ExecutiveAssignments {

    private final Companies companies;
    private final Grants grants;
    private final ExecutiveMessages messages;
    private final RateLimits limits;
    private final SalesConfig config;
    private final Clock clock;

    ExecutiveAssignments(
            Companies companies,
            Grants grants,
            ExecutiveMessages messages,
            RateLimits limits,
            SalesConfig config,
            Clock clock) {
        this.companies = companies;
        this.grants = grants;
        this.messages = messages;
        this.limits = limits;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Before an act that invites: whoever may write to any address as often as seats can be withdrawn again would be a
     * spammer's friend. Not in the act's transaction, which must not wait for another connection while others wait for it.
     */
    void countInviting(UUID callerId) {
        limits.take(
                "executive-inviting",
                companies.requireOwner(callerId).id().toString(),
                config.executive().invitingsPerDay(),
                Duration.ofDays(1));
    }

    /** The same before an invitation is sent again. */
    void countResend(UUID callerId, UUID assignmentId) {
        limits.take(
                "executive-resend",
                companies.requireOwner(callerId).id() + " " + assignmentId,
                config.executive().resendsPerHour(),
                Duration.ofHours(1));
    }

    /** All of them get a seat, or nobody does: then the problem names the rows that are in the way. */
    @Transactional
    @RetryConflicts
    List<ExecutiveAssignmentView> assign(UUID callerId, UUID id, List<ExecutiveAssignmentRequest> people) {
        Instant now = clock.instant();
        Partner company = companies.requireOwner(callerId);
        ExecutiveTransaction purchase = ExecutiveTransaction.lockOf(company.id(), id);
        purchase.requireSeats();
        giveBackExpired(purchase.id, now);
        requireOneSeatEach(purchase.id, people, null);
        List<ExecutiveSeat> free = ExecutiveSeat.lockFree(purchase.id);
        if (free.size() < people.size()) {
            throw EXECUTIVE_SEATS_TAKEN.with(free.size()).property("free", free.size());
        }
        List<ExecutiveAssignmentView> views = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            ExecutiveSeat seat = free.get(i);
            seat.take();
            Invitation by = invitation(callerId, now);
            ExecutiveTransactionAssignment given = new ExecutiveTransactionAssignment(seat, people.get(i), by);
            given.persist();
            messages.invite(purchase, given, company.name(), by.token());
            views.add(ExecutiveAssignmentView.of(given, null, now));
        }
        Panache.getEntityManager().flush();
        return views;
    }

    /** The seat is somebody else's; 409 once it is in use. */
    @Transactional
    @RetryConflicts
    ExecutiveAssignmentView reassign(
            UUID callerId, UUID id, UUID assignmentId, @Nullable String ifMatch, ExecutiveAssignmentRequest whom) {
        Instant now = clock.instant();
        Partner company = companies.requireOwner(callerId);
        ExecutiveTransaction purchase = ExecutiveTransaction.lockOf(company.id(), id);
        ExecutiveTransactionAssignment given = ExecutiveTransactionAssignment.requireOf(purchase.id, assignmentId);
        ETags.requireMatch(ifMatch, given.version);
        purchase.requireSeats();
        if (!given.state().isLive()) throw given.state().refusal();
        requireOneSeatEach(purchase.id, List.of(whom), assignmentId);
        if (!grants.takeUnusedOfSeat(assignmentId, now)) throw EXECUTIVE_SEAT_IN_USE.with();
        Invitation by = invitation(callerId, now);
        given.reassign(whom, by);
        messages.invite(purchase, given, company.name(), by.token());
        Panache.getEntityManager().flush();
        return ExecutiveAssignmentView.of(given, null, now);
    }

    /** Sends an invitation with another link, and a new time to accept it. */
    @Transactional
    @RetryConflicts
    ExecutiveAssignmentView inviteAgain(UUID callerId, UUID id, UUID assignmentId) {
        Instant now = clock.instant();
        Partner company = companies.requireOwner(callerId);
        ExecutiveTransaction purchase = ExecutiveTransaction.lockOf(company.id(), id);
        ExecutiveTransactionAssignment given = ExecutiveTransactionAssignment.requireOf(purchase.id, assignmentId);
        purchase.requireSeats();
        Invitation by = invitation(callerId, now);
        given.inviteAgain(by);
        messages.invite(purchase, given, company.name(), by.token());
        Panache.getEntityManager().flush();
        return ExecutiveAssignmentView.of(given, null, now);
    }

    /** The seat is free again; 409 once it is in use. */
    @Transactional
    @RetryConflicts
    void withdraw(UUID callerId, UUID id, UUID assignmentId) {
        Instant now = clock.instant();
        ExecutiveTransaction purchase =
                ExecutiveTransaction.lockOf(companies.requireOwner(callerId).id(), id);
        ExecutiveTransactionAssignment given = ExecutiveTransactionAssignment.requireOf(purchase.id, assignmentId);
        if (!given.state().isLive()) throw given.state().refusal();
        if (!grants.takeUnusedOfSeat(assignmentId, now)) throw EXECUTIVE_SEAT_IN_USE.with();
        end(given, ExecutiveAssignmentState.WITHDRAWN, now);
    }

    /** What nobody accepted in time is free again; in a transaction that holds the purchase. */
    @Transactional(TxType.MANDATORY)
    void giveBackExpired(UUID purchaseId, Instant now) {
        ExecutiveTransactionAssignment.listLive(purchaseId).stream()
                .filter(each -> each.isTooOld(now))
                .forEach(each -> end(each, ExecutiveAssignmentState.EXPIRED, now));
        Panache.getEntityManager().flush();
    }

    /** In a transaction that holds the purchase. */
    static void end(ExecutiveTransactionAssignment given, ExecutiveAssignmentState as, Instant now) {
        given.end(as, now);
        ExecutiveSeat.lock(given.seatId).giveBack();
    }

    private Invitation invitation(UUID by, Instant now) {
        return new Invitation(
                SecretTokens.random(), by, now, now.plus(config.executive().invitationLifetime()));
    }

    private static void requireOneSeatEach(
            UUID purchaseId, List<ExecutiveAssignmentRequest> people, @Nullable UUID except) {
        Set<String> taken = ExecutiveTransactionAssignment.listLive(purchaseId).stream()
                .filter(each -> !each.id.equals(except) && each.email() != null)
                .map(ExecutiveTransactionAssignment::email)
                .collect(Collectors.toCollection(HashSet::new));
        List<FieldError> wrong = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            if (taken.add(people.get(i).canonicalEmail())) continue;
            String field = people.size() == 1 ? "email" : "assignments[" + i + "].email";
            wrong.add(new FieldError(field, "duplicate", "has a seat already"));
        }
        if (!wrong.isEmpty()) throw EXECUTIVE_EMAIL_ASSIGNED.with().fields(wrong);
    }
}
