package id.tm.sales.transaction;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Somebody has seen the money of a purchase on our bank account. Table: transaction_verifications. */
@Entity
@Table(name = "transaction_verifications")
public class TransactionVerification extends BaseEntity {

    @Column(updatable = false)
    public UUID transactionId;

    @Column(updatable = false)
    public UUID requestedBy;

    @Column(updatable = false)
    public Instant paidAt;

    /** By what the bank knows the money. */
    @Column(updatable = false)
    public String reference;

    @Column(updatable = false)
    public String reason;

    private UUID approvedBy;
    private Instant verifiedAt;

    protected TransactionVerification() {}

    TransactionVerification(UUID transactionId, UUID adminId, VerificationRequest request, Instant now) {
        this.transactionId = transactionId;
        this.requestedBy = adminId;
        this.paidAt = (request.paidAt() == null ? now : request.paidAt()).truncatedTo(ChronoUnit.MICROS);
        this.reference = request.reference();
        this.reason = request.reason();
    }

    static Optional<TransactionVerification> findOf(UUID transactionId) {
        return find("transactionId", transactionId).firstResultOptional();
    }

    /** By one admin alone, as the amount is not large. */
    void verified(Instant now) {
        verifiedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    void approved(UUID adminId, Instant now) {
        approvedBy = adminId;
        verified(now);
    }

    UUID approvedBy() {
        return approvedBy;
    }

    Instant verifiedAt() {
        return verifiedAt;
    }
}
