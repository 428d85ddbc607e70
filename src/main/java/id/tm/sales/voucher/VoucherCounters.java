package id.tm.sales.voucher;

import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How often a voucher is used, in all and by one person. Every step is one conditional statement, so that no number of
 * parallel callers uses more than there is. Whoever changes both does the person's first.
 */
final class VoucherCounters {

    private VoucherCounters() {}

    /** One more use of that person; false when that would be too many. */
    static boolean takeOfUser(UUID voucherId, UUID userId) {
        return Panache.getEntityManager()
                        .createNativeQuery("""
                        insert into voucher_user_counters as c (voucher_id, user_id, uses) values (:voucher, :user, 1)
                        on conflict on constraint pk_voucher_user_counters do update set uses = c.uses + 1
                        where c.uses < (select coalesce(v.per_user_limit, 2147483647) from vouchers v where v.id = c.voucher_id)
                        """)
                        .setParameter("voucher", voucherId)
                        .setParameter("user", userId)
                        .executeUpdate()
                == 1;
    }

    static void giveBackOfUser(UUID voucherId, UUID userId) {
        Panache.getEntityManager()
                .createNativeQuery(
                        "update voucher_user_counters set uses = uses - 1 where voucher_id = :voucher and user_id = :user")
                .setParameter("voucher", voucherId)
                .setParameter("user", userId)
                .executeUpdate();
    }

    /** Reserves one of the uses that are left; false when none is, or the voucher is not valid any more. */
    static boolean reserve(UUID voucherId, Instant now) {
        return Panache.getEntityManager()
                        .createNativeQuery("""
                        update vouchers set reserved = reserved + 1 where id = :voucher and active and valid_from <= :now
                        and (valid_until is null or valid_until > :now) and (quota is null or reserved + redeemed < quota)
                        """)
                        .setParameter("voucher", voucherId)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Takes one of the uses that are left for good, valid or not: it was when it was reserved. */
    static boolean redeemLate(UUID voucherId) {
        return update("redeemed = redeemed + 1", voucherId, "and (quota is null or reserved + redeemed < quota)") == 1;
    }

    static void redeem(UUID voucherId) {
        update("reserved = reserved - 1, redeemed = redeemed + 1", voucherId, "");
    }

    static void release(UUID voucherId) {
        update("reserved = reserved - 1", voucherId, "");
    }

    static void restore(UUID voucherId) {
        update("redeemed = redeemed - 1", voucherId, "");
    }

    /** So many of its uses were in the old system, whatever was said of them before. */
    static void takeOver(UUID voucherId, long usedBefore) {
        Panache.getEntityManager()
                .createNativeQuery("update vouchers set redeemed = redeemed - used_before + :used, used_before = :used"
                        + " where id = :voucher")
                .setParameter("used", usedBefore)
                .setParameter("voucher", voucherId)
                .executeUpdate();
    }

    /** The uses of that person, of those vouchers that the person has used. */
    static Map<UUID, Integer> ofUser(@Nullable UUID userId, Collection<UUID> voucherIds) {
        Map<UUID, Integer> uses = new HashMap<>();
        if (userId == null || voucherIds.isEmpty()) return uses;
        List<?> rows = Panache.getEntityManager()
                .createNativeQuery("select voucher_id, uses from voucher_user_counters"
                        + " where user_id = :user and voucher_id in (:vouchers)")
                .setParameter("user", userId)
                .setParameter("vouchers", voucherIds)
                .getResultList();
        rows.forEach(row -> uses.put((UUID) ((Object[]) row)[0], (Integer) ((Object[]) row)[1]));
        return uses;
    }

    private static int update(String change, UUID voucherId, String condition) {
        return Panache.getEntityManager()
                .createNativeQuery("update vouchers set " + change + " where id = :voucher " + condition)
                .setParameter("voucher", voucherId)
                .executeUpdate();
    }
}
