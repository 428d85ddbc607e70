package id.tm.platform.idempotency;

import id.tm.platform.problem.PlatformError;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;

/** The claim of the current request, marked as committed by the very transaction that carries out the act. */
@RequestScoped
class IdempotentRequest {

    private IdempotencyKeys.Claim claim;
    private boolean committed;

    void begin(IdempotencyKeys.Claim claim) {
        this.claim = claim;
    }

    IdempotencyKeys.Claim claim() {
        return claim;
    }

    void end() {
        claim = null;
    }

    /**
     * Without this a process that dies between the commit and the storing of the answer would leave a key behind that
     * looks as if nothing had happened, and the repetition would act twice.
     */
    @ApplicationScoped
    static class Marker {

        private final TransactionManager transactions;
        private final IdempotentRequest current;

        Marker(TransactionManager transactions, IdempotentRequest current) {
            this.transactions = transactions;
            this.current = current;
        }

        void onTransaction(@Observes @Initialized(TransactionScoped.class) Object begun) {
            if (!Arc.container().requestContext().isActive()) return;
            IdempotentRequest request = ClientProxy.unwrap(current);
            if (request.claim() == null || request.isCommitted()) return;
            try {
                // Not an interposed one: it must come before Hibernate's own, which gives the connection back.
                transactions.getTransaction().registerSynchronization(new Mark(request));
            } catch (RollbackException | SystemException e) {
                throw new IllegalStateException("the transaction has just begun and takes no synchronization", e);
            }
        }
    }

    boolean isCommitted() {
        return committed;
    }

    void markCommitted() {
        committed = true;
    }

    /** At the end of the transaction, not at its start: the row must not stay locked while another one is begun inside. */
    private record Mark(IdempotentRequest request) implements Synchronization {

        @Override
        public void beforeCompletion() {
            if (request.claim() == null || request.isCommitted()) return;
            // The query flushes what Hibernate still holds back, so an act that writes has its transaction id by now.
            boolean wrote = (Boolean) Panache.getEntityManager()
                    .createNativeQuery("select pg_current_xact_id_if_assigned() is not null", Boolean.class)
                    .getSingleResult();
            if (!wrote) return;
            int marked = Panache.getEntityManager()
                    .createNativeQuery("update idempotency_keys set state = 'COMMITTED' where id = :id")
                    .setParameter("id", request.claim().id())
                    .executeUpdate();
            // This request was taken for dead and its repetition runs: only one of the two may commit.
            if (marked == 0)
                throw PlatformError.IDEMPOTENCY_KEY_IN_FLIGHT.with().retryAfter(1);
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) request.markCommitted();
        }
    }
}
