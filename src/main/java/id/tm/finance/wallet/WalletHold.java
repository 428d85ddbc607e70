package id.tm.finance.wallet;

import static id.tm.finance.FinanceError.HOLD_NOT_FOUND;
import static id.tm.finance.FinanceError.HOLD_SETTLED;

import id.tm.finance.HoldChange;
import id.tm.finance.Reference;
import id.tm.finance.WalletPosting;
import id.tm.platform.BaseEntity;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Money of a wallet set aside for one case. It moves with the posting that moves the money. Table: wallet_holds. */
@Entity
@Table(name = "wallet_holds")
public class WalletHold extends BaseEntity {

    public UUID walletId;
    public String referenceType;
    public UUID referenceId;
    private long amount;

    @Enumerated(EnumType.STRING)
    private HoldState state;

    private Instant expiresAt;
    private Instant settledAt;

    protected WalletHold() {}

    private WalletHold(HoldChange change) {
        this.walletId = change.walletId();
        this.referenceType = change.of().type();
        this.referenceId = change.of().id();
        this.amount = change.amount();
        this.state = HoldState.OPEN;
        this.expiresAt = change.expiresAt();
    }

    public static Optional<WalletHold> find(Reference of) {
        return find("referenceType = ?1 and referenceId = ?2", of.type(), of.id())
                .firstResultOptional();
    }

    public static WalletHold require(Reference of) {
        return find(of).orElseThrow(HOLD_NOT_FOUND::with);
    }

    /** Whoever calls holds the lock of the wallet. */
    public static void change(HoldChange change, Instant now) {
        if (change.act() == HoldChange.Act.PLACE) {
            new WalletHold(change).persistAndFlush();
            return;
        }
        int settled = Panache.getEntityManager()
                .createNativeQuery("update wallet_holds set state = :state, settled_at = :now, updated_at = :now,"
                        + " version = version + 1 where reference_type = :type and reference_id = :id"
                        + " and wallet_id = :wallet and amount = :amount and state = 'OPEN'")
                .setParameter("state", HoldState.after(change.act()).name())
                .setParameter("now", now)
                .setParameter("type", change.of().type())
                .setParameter("id", change.of().id())
                .setParameter("wallet", change.walletId())
                .setParameter("amount", change.amount())
                .executeUpdate();
        if (settled == 0) throw refusal(change);
    }

    private static RuntimeException refusal(HoldChange change) {
        WalletHold hold = require(change.of());
        Panache.getEntityManager().refresh(hold);
        boolean fits = hold.walletId.equals(change.walletId()) && hold.amount == change.amount();
        return fits ? HOLD_SETTLED.with(hold.state).property("currentState", hold.state) : HOLD_NOT_FOUND.with();
    }

    /** What gives back those whose time is up, the oldest first. */
    static List<WalletPosting.Expired> due(Instant now, int limit) {
        List<WalletHold> due = find("state = ?1 and expiresAt <= ?2 order by expiresAt, id", HoldState.OPEN, now)
                .page(0, limit)
                .list();
        return due.stream()
                .map(hold -> new WalletPosting.Expired(
                        new Reference(hold.referenceType, hold.referenceId), hold.walletId, hold.amount))
                .toList();
    }

    public long amount() {
        return amount;
    }

    public boolean isOpen() {
        return state == HoldState.OPEN;
    }

    /** Whether the money went to the available part. */
    public boolean wasReleased() {
        return state == HoldState.RELEASED;
    }

    HoldState state() {
        return state;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant settledAt() {
        return settledAt;
    }
}
