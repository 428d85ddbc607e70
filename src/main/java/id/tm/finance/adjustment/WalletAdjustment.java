package id.tm.finance.adjustment;

import static id.tm.finance.FinanceError.OWN_PROPOSAL;
import static id.tm.finance.FinanceError.WALLET_ADJUSTMENT_NOT_FOUND;

import id.tm.finance.Reference;
import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Money that the back office gives to a wallet or takes from it by hand. Table: wallet_adjustments. */
@Entity
@Table(name = "wallet_adjustments")
public class WalletAdjustment extends BaseEntity {

    @Column(updatable = false)
    public UUID walletId;

    /** Rupiah, below zero when taken. */
    @Column(updatable = false)
    public long amount;

    @Column(updatable = false)
    public String reason;

    @Column(updatable = false)
    public UUID proposedBy;

    @Enumerated(EnumType.STRING)
    private WalletAdjustmentState state = WalletAdjustmentState.PROPOSED;

    private UUID decidedBy;
    private Instant decidedAt;
    private String decisionNote;

    static WalletAdjustment require(UUID id) {
        return WalletAdjustment.<WalletAdjustment>findByIdOptional(id).orElseThrow(WALLET_ADJUSTMENT_NOT_FOUND::with);
    }

    static WalletAdjustment lockById(UUID id) {
        return WalletAdjustment.<WalletAdjustment>findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(WALLET_ADJUSTMENT_NOT_FOUND::with);
    }

    void apply(UUID adminId, Instant now) {
        if (adminId.equals(proposedBy)) throw OWN_PROPOSAL.with();
        decide(WalletAdjustmentState.APPLIED, adminId, null, now);
    }

    void reject(UUID adminId, String note, Instant now) {
        decide(WalletAdjustmentState.REJECTED, adminId, note, now);
    }

    private void decide(WalletAdjustmentState next, UUID adminId, String note, Instant now) {
        state = state.become(next);
        decidedBy = adminId;
        decidedAt = now;
        decisionNote = note;
    }

    Reference reference() {
        return new Reference("WALLET_ADJUSTMENT", id);
    }

    WalletAdjustmentState state() {
        return state;
    }

    UUID decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String decisionNote() {
        return decisionNote;
    }
}
