package id.tm.finance.simulator;

import id.tm.platform.work.WorkItem;
import id.tm.platform.work.WorkQueue;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;

/** What the simulated provider has to tell the service. Table: simulator_callbacks. */
@Entity
@Table(name = "simulator_callbacks")
class SimulatorCallback extends WorkItem {

    enum State {
        WAITING,
        SENDING,
        SENT,
        FAILED
    }

    static final WorkQueue QUEUE = new WorkQueue("simulator_callbacks", "WAITING", "SENDING", "SENDING", "FAILED");

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    State state = State.WAITING;

    @Column(updatable = false)
    String reference;

    @Column(updatable = false)
    String path;

    /** Of Xendit; null for Midtrans, whose signature stands in the body. */
    @Column(updatable = false)
    String token;

    @Column(updatable = false)
    String body;

    static SimulatorCallback byId(UUID id) {
        return findById(id);
    }
}
