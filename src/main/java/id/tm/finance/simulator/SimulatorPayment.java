package id.tm.finance.simulator;

import static id.tm.platform.problem.PlatformError.ILLEGAL_STATE;
import static id.tm.platform.problem.PlatformError.NOT_FOUND;

import id.tm.finance.gateway.PaymentProvider;
import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** A payment as the simulated provider knows it. Table: simulator_payments. */
@Entity
@Table(name = "simulator_payments")
class SimulatorPayment extends BaseEntity {

    @Column(updatable = false)
    String reference;

    /** Whose part is played. */
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    PaymentProvider provider;

    @Column(updatable = false)
    long amount;

    /** In the provider's own words, e.g. {@code qris} or {@code EWALLET}. */
    String paidMethod;

    @Column(updatable = false)
    Instant expiresAt;

    @Enumerated(EnumType.STRING)
    private SimulatedState state = SimulatedState.PENDING;

    private Instant paidAt;

    static Optional<SimulatorPayment> findByReference(String reference) {
        return find("reference", reference).firstResultOptional();
    }

    static SimulatorPayment lock(String reference) {
        return find("reference", reference)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .<SimulatorPayment>firstResultOptional()
                .orElseThrow(NOT_FOUND::with);
    }

    void pay(Instant now) {
        become(SimulatedState.PAID, Set.of(SimulatedState.PENDING, SimulatedState.DENIED, SimulatedState.EXPIRED));
        paidAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    void expire() {
        become(SimulatedState.EXPIRED, Set.of(SimulatedState.PENDING, SimulatedState.DENIED));
    }

    void cancel() {
        become(SimulatedState.CANCELLED, Set.of(SimulatedState.PENDING, SimulatedState.DENIED));
    }

    /** Of what is paid: the bank takes it back. */
    void deny() {
        become(SimulatedState.DENIED, Set.of(SimulatedState.PENDING, SimulatedState.PAID));
    }

    void requirePaid() {
        if (state != SimulatedState.PAID) throw refusal();
    }

    boolean isOpen() {
        return state == SimulatedState.PENDING || state == SimulatedState.DENIED;
    }

    long refunded() {
        return SimulatorRefund.sum(id);
    }

    SimulatedState state() {
        return state;
    }

    Instant paidAt() {
        return paidAt;
    }

    private void become(SimulatedState next, Set<SimulatedState> from) {
        if (!from.contains(state)) throw refusal();
        state = next;
    }

    private RuntimeException refusal() {
        return ILLEGAL_STATE.with(state).property("currentState", state);
    }
}
