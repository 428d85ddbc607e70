package id.tm.finance.wallet;

import static id.tm.finance.FinanceError.INSUFFICIENT_FUNDS;
import static id.tm.finance.FinanceError.WALLET_NOT_FOUND;
import static id.tm.finance.FinanceError.WALLET_PARKED;

import id.tm.finance.WalletBalance;
import id.tm.finance.ledger.LedgerAccounts;
import id.tm.platform.BaseEntity;
import id.tm.platform.problem.TmException;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** One person's money, as the ledger's entries add up. Its amounts move by {@link #move} only. Table: wallets. */
@Entity
@Table(name = "wallets")
public class Wallet extends BaseEntity {

    public UUID userId;
    private long available;
    private long held;
    private long lifetime;
    private long movements;
    private Instant overdrawnSince;
    private Instant parkedAt;

    /** How a posting changes a wallet. {@code forced}: also below zero, and also when it is parked. */
    public record Change(UUID walletId, long available, long held, long lifetime, boolean forced) {

        public Change plus(Change other) {
            return new Change(
                    walletId,
                    Math.addExact(available, other.available),
                    Math.addExact(held, other.held),
                    Math.addExact(lifetime, other.lifetime),
                    forced || other.forced);
        }
    }

    /** What was there after a change; {@code number} counts the changes of the wallet. */
    public record After(long available, long held, long number) {}

    /** Idempotent, under any number of parallel callers. */
    public static UUID open(UUID userId, Instant now) {
        Optional<Wallet> known = findByUser(userId);
        if (known.isPresent()) return known.get().id;
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        boolean opened = Panache.getEntityManager()
                        .createNativeQuery(
                                "insert into wallets (id, version, created_at, updated_at, user_id)"
                                        + " values (:id, 0, :now, :now, :user) on conflict on constraint uq_wallets_user do nothing")
                        .setParameter("id", id)
                        .setParameter("now", now)
                        .setParameter("user", userId)
                        .executeUpdate()
                == 1;
        if (!opened) return findByUser(userId).orElseThrow(WALLET_NOT_FOUND::with).id;
        LedgerAccounts.openFor(id, now);
        return id;
    }

    public static Wallet require(UUID id) {
        return Wallet.<Wallet>findByIdOptional(id).orElseThrow(WALLET_NOT_FOUND::with);
    }

    static Optional<Wallet> findByUser(UUID userId) {
        return find("userId", userId).firstResultOptional();
    }

    /** The first lock of whoever changes a hold; 404 when there is no such wallet. */
    public static void lock(UUID id) {
        boolean found = Panache.getEntityManager()
                        .createNativeQuery("select 1 from wallets where id = :id for no key update")
                        .setParameter("id", id)
                        .getResultList()
                        .size()
                == 1;
        if (!found) throw WALLET_NOT_FOUND.with();
    }

    /** One conditional statement, so it is right under any number of parallel callers. */
    public static After move(Change change, Instant now) {
        List<?> moved = Panache.getEntityManager()
                .createNativeQuery("""
                        update wallets
                        set available = available + :available, held = held + :held, lifetime = lifetime + :lifetime,
                            movements = movements + 1, version = version + 1, updated_at = :now,
                            overdrawn_since = case when available + :available < 0 then coalesce(overdrawn_since, :now) end
                        where id = :id
                          and (:forced or :available >= 0 or (available + :available >= 0 and parked_at is null))
                        returning available, held, movements
                        """)
                .setParameter("available", change.available())
                .setParameter("held", change.held())
                .setParameter("lifetime", change.lifetime())
                .setParameter("forced", change.forced())
                .setParameter("now", now)
                .setParameter("id", change.walletId())
                .getResultList();
        if (moved.isEmpty()) throw refusal(change.walletId());
        Object[] row = (Object[]) moved.get(0);
        return new After(number(row[0]), number(row[1]), number(row[2]));
    }

    private static TmException refusal(UUID id) {
        List<?> parked = Panache.getEntityManager()
                .createNativeQuery("select parked_at is not null from wallets where id = :id", Boolean.class)
                .setParameter("id", id)
                .getResultList();
        if (parked.isEmpty()) return WALLET_NOT_FOUND.with();
        return Boolean.TRUE.equals(parked.get(0)) ? WALLET_PARKED.with() : INSUFFICIENT_FUNDS.with();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    public WalletBalance balance() {
        return new WalletBalance(id, userId, available, held, lifetime);
    }

    public long available() {
        return available;
    }

    public long held() {
        return held;
    }

    public long lifetime() {
        return lifetime;
    }

    /** Whether the auditor lets nothing out of it. */
    public boolean isParked() {
        return parkedAt != null;
    }

    Instant overdrawnSince() {
        return overdrawnSince;
    }

    Instant parkedAt() {
        return parkedAt;
    }
}
