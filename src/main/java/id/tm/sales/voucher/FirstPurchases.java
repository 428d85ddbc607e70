package id.tm.sales.voucher;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** Who has bought something already; written when it is paid, and kept whatever becomes of it. */
@ApplicationScoped
public class FirstPurchases {

    /** In the caller's transaction; only the first one of a person counts. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(UUID userId, UUID transactionId, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery("insert into first_purchases (user_id, transaction_id, created_at)"
                        + " values (:user, :transaction, :now) on conflict on constraint pk_first_purchases do nothing")
                .setParameter("user", userId)
                .setParameter("transaction", transactionId)
                .setParameter("now", now)
                .executeUpdate();
    }

    @Transactional
    public boolean hasBought(UUID userId) {
        return !Panache.getEntityManager()
                .createNativeQuery("select 1 from first_purchases where user_id = :user")
                .setParameter("user", userId)
                .getResultList()
                .isEmpty();
    }
}
