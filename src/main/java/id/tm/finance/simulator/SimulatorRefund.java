package id.tm.finance.simulator;

import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Money the simulated provider has sent back. Table: simulator_refunds. */
@Entity
@Table(name = "simulator_refunds")
class SimulatorRefund extends AppendOnly {

    @Column(updatable = false)
    UUID paymentId;

    @Column(updatable = false)
    String key;

    @Column(updatable = false)
    long amount;

    static List<SimulatorRefund> of(UUID paymentId) {
        return list("paymentId = ?1 order by createdAt, id", paymentId);
    }

    static Optional<SimulatorRefund> find(UUID paymentId, String key) {
        return find("paymentId = ?1 and key = ?2", paymentId, key).firstResultOptional();
    }

    static long sum(UUID paymentId) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(sum(r.amount), 0) from SimulatorRefund r where r.paymentId = :payment",
                        Long.class)
                .setParameter("payment", paymentId)
                .getSingleResult();
    }
}
