package id.tm.sales.voucher;

import static id.tm.sales.SalesError.VOUCHER_BATCH_NOT_FOUND;

import id.tm.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** Vouchers that were generated together. Table: voucher_batches. */
@Entity
@Table(name = "voucher_batches")
class VoucherBatch extends BaseEntity {

    @Column(updatable = false)
    String prefix;

    @Column(updatable = false)
    int size;

    @Column(updatable = false)
    UUID createdBy;

    @Column(updatable = false)
    UUID taskId;

    static VoucherBatch require(UUID id) {
        return VoucherBatch.<VoucherBatch>findByIdOptional(id).orElseThrow(VOUCHER_BATCH_NOT_FOUND::with);
    }

    static VoucherBatch ofTask(UUID taskId) {
        return VoucherBatch.<VoucherBatch>find("taskId", taskId).singleResult();
    }
}
