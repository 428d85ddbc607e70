package id.tm.finance.simulator;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;
import static id.tm.platform.problem.PlatformError.NOT_FOUND;

import id.tm.finance.gateway.ProviderPayout;
import id.tm.finance.gateway.ProviderPayout.Standing;
import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.Optional;

/** Money the simulated provider pays out. Table: simulator_payouts. */
@Entity
@Table(name = "simulator_payouts")
class SimulatorPayout extends BaseEntity {

    @Column(updatable = false)
    String reference;

    @Column(updatable = false)
    long amount;

    @Enumerated(EnumType.STRING)
    private Standing state = Standing.PROCESSING;

    static Optional<SimulatorPayout> findByReference(String reference) {
        return find("reference", reference).firstResultOptional();
    }

    static SimulatorPayout lock(String reference) {
        return find("reference", reference)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<SimulatorPayout>firstResultOptional()
                .orElseThrow(NOT_FOUND::with);
    }

    /** REVERSED follows SUCCEEDED, the other ends PROCESSING. */
    void become(Standing next) {
        Standing before = next == Standing.REVERSED ? Standing.SUCCEEDED : Standing.PROCESSING;
        if (state != before) throw ILLEGAL_STATE.with(state).property("currentState", state);
        state = next;
    }

    ProviderPayout toProvider() {
        String error = state == Standing.FAILED || state == Standing.REVERSED ? "SIMULATED" : null;
        return new ProviderPayout(reference, id.toString(), amount, state, error);
    }

    Standing state() {
        return state;
    }
}
