package id.tm.finance.refund;

import id.tm.platform.crypto.ColumnCipher;
import io.quarkus.arc.Arc;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.UUID;

/** Bank accounts for tests, as the database keeps them. */
final class BankAccounts {

    private BankAccounts() {}

    static void insert(UUID id, UUID owner, UUID admin, boolean verified) {
        ColumnCipher cipher = Arc.container().instance(ColumnCipher.class).get();
        Panache.getEntityManager()
                .createNativeQuery(
                        "insert into user_banks (id, version, created_at, updated_at, user_id, bank_id, number,"
                                + " number_key, holder, is_default, state, name_check, checked_at, checked_by, changed_at)"
                                + " select :id, 0, now(), now(), :owner, b.id, :number, encode(sha256(cast(:key as bytea)), 'hex'),"
                                + " :holder, false, case when :verified then 'VERIFIED' else 'PENDING' end,"
                                + " case when :verified then 'MATCH' end, case when :verified then now() end,"
                                + " case when :verified then cast(:admin as uuid) end, now() from banks b where b.code = '014'")
                .setParameter("id", id)
                .setParameter("owner", owner)
                .setParameter("number", cipher.encrypt("0123456789"))
                .setParameter("key", id.toString())
                .setParameter("holder", cipher.encrypt("Sari Wulandari"))
                .setParameter("verified", verified)
                .setParameter("admin", admin)
                .executeUpdate();
    }
}
