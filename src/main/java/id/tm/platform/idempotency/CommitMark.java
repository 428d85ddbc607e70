package id.tm.platform.idempotency;

import id.tm.platform.problem.PlatformError;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.hibernate.Interceptor;
import org.hibernate.Transaction;

/**
 * Writes into each transaction of a request with an Idempotency-Key, right before it commits, that the act has happened.
 * Without this a process that dies between the commit and the storing of the answer would leave a key behind that looks as
 * if nothing had happened, and the repetition would act twice.
 *
 * <p>An interceptor, and no observer of beginning transactions: after a live reload those are announced to the application
 * before (QuarkusTransaction keeps what it has found in static fields).
 *
 * <p>At the end of the transaction, not at its start: the row must not stay locked while another one is begun inside.
 */
@PersistenceUnitExtension
@ApplicationScoped
class CommitMark implements Interceptor {

    private final IdempotentRequest current;
    private final TransactionSynchronizationRegistry transactions;

    CommitMark(IdempotentRequest current, TransactionSynchronizationRegistry transactions) {
        this.current = current;
        this.transactions = transactions;
    }

    @Override
    public void beforeTransactionCompletion(Transaction transaction) {
        if (!Arc.container().requestContext().isActive()) return;
        IdempotentRequest request = ClientProxy.unwrap(current);
        if (!request.isOpen()) return;
        // The query flushes what Hibernate still holds back, so an act that writes has its transaction id by now.
        boolean wrote = (Boolean) Panache.getEntityManager()
                .createNativeQuery("select pg_current_xact_id_if_assigned() is not null", Boolean.class)
                .getSingleResult();
        if (!wrote) return;
        int marked = Panache.getEntityManager()
                .createNativeQuery("update idempotency_keys set state = 'COMMITTED' where id = :id")
                .setParameter("id", request.claim().id())
                .executeUpdate();
        transactions.registerInterposedSynchronization(new Committed(request, marked == 0));
    }

    /** @param takenOver this request was taken for dead and its repetition runs: only one of the two may commit */
    private record Committed(IdempotentRequest request, boolean takenOver) implements Synchronization {

        /** Here and not above: what an interceptor throws is written to the log, and the commit goes on. */
        @Override
        public void beforeCompletion() {
            if (takenOver) throw PlatformError.IDEMPOTENCY_KEY_IN_FLIGHT.with().retryAfter(1);
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) request.markCommitted();
        }
    }
}
