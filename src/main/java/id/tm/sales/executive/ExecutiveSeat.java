package id.tm.sales.executive;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;

/** One of the seats that were bought. Read with the lock of its purchase held. Table: executive_seats. */
@Entity
@Table(name = "executive_seats")
public class ExecutiveSeat extends BaseEntity {

    @Column(updatable = false)
    public UUID executiveTransactionId;

    /** From 1. */
    @Column(updatable = false)
    public int position;

    @Column(updatable = false)
    public long revenue;

    @Enumerated(EnumType.STRING)
    private ExecutiveSeatState state;

    protected ExecutiveSeat() {}

    ExecutiveSeat(UUID purchaseId, int position, long revenue) {
        this.executiveTransactionId = purchaseId;
        this.position = position;
        this.revenue = revenue;
        this.state = ExecutiveSeatState.FREE;
    }

    static List<ExecutiveSeat> of(UUID purchaseId) {
        return list("executiveTransactionId = ?1 order by position", purchaseId);
    }

    static List<ExecutiveSeat> lockOf(UUID purchaseId) {
        return find("executiveTransactionId = ?1 order by position", purchaseId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    static List<ExecutiveSeat> lockFree(UUID purchaseId) {
        return find("executiveTransactionId = ?1 and state = ?2 order by position", purchaseId, ExecutiveSeatState.FREE)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    static ExecutiveSeat lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    void take() {
        state = state.become(ExecutiveSeatState.TAKEN);
    }

    void giveBack() {
        state = state.become(ExecutiveSeatState.FREE);
    }

    /** 409 when somebody has it by now. */
    void holdForRefund() {
        state = state.become(ExecutiveSeatState.HELD_FOR_REFUND);
    }

    void releaseFromRefund() {
        if (state == ExecutiveSeatState.HELD_FOR_REFUND) state = state.become(ExecutiveSeatState.FREE);
    }

    /** Its money went back; nothing when that was known. */
    void makeVoid() {
        if (state != ExecutiveSeatState.VOID) state = state.become(ExecutiveSeatState.VOID);
    }

    ExecutiveSeatState state() {
        return state;
    }
}
