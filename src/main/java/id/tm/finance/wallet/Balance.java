package id.tm.finance.wallet;

import id.tm.finance.Posting;
import id.tm.finance.Purpose;
import id.tm.platform.AppendOnly;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.UUID;

/** One movement or hold of a wallet, as its owner reads it. Table: balances. */
@Entity
@Table(name = "balances")
public class Balance extends AppendOnly {

    @Column(updatable = false)
    public UUID walletId;

    @Column(updatable = false)
    public long number;

    @Column(updatable = false)
    public UUID transactionId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public MovementKind kind;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    public Purpose cause;

    @Column(updatable = false)
    public String referenceType;

    @Column(updatable = false)
    public UUID referenceId;

    @Column(updatable = false)
    public long availableDelta;

    @Column(updatable = false)
    public long heldDelta;

    @Column(updatable = false)
    public long availableAfter;

    @Column(updatable = false)
    public long heldAfter;

    /** Written with the posting that moves the wallet, right after the wallet was moved. */
    public static void record(UUID transactionId, Posting posting, Wallet.Change change, Wallet.After after) {
        Balance balance = new Balance();
        balance.walletId = change.walletId();
        balance.number = after.number();
        balance.transactionId = transactionId;
        balance.kind = MovementKind.of(change.available(), change.held());
        balance.cause = posting.purpose();
        balance.referenceType = posting.reference().type();
        balance.referenceId = posting.reference().id();
        balance.availableDelta = change.available();
        balance.heldDelta = change.held();
        balance.availableAfter = after.available();
        balance.heldAfter = after.held();
        balance.persist();
    }
}
