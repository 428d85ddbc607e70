package id.tm.platform.idempotency;

import jakarta.enterprise.context.RequestScoped;

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

    boolean isOpen() {
        return claim != null && !committed;
    }

    void markCommitted() {
        committed = true;
    }
}
