package id.tm.sales.voucher;

import static id.tm.platform.problem.PlatformError.INVALID_INPUT;
import static id.tm.sales.SalesError.UNKNOWN_VOUCHER_BATCH;

import id.tm.account.Partners;
import id.tm.platform.http.ETags;
import id.tm.platform.problem.FieldError;
import id.tm.platform.security.Principal;
import id.tm.platform.task.Tasks;
import id.tm.sales.product.KnownSkus;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What the back office does with vouchers. */
@ApplicationScoped
class VoucherService {

    private final Partners partners;
    private final Tasks tasks;
    private final Clock clock;

    VoucherService(Partners partners, Tasks tasks, Clock clock) {
        this.partners = partners;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Transactional
    Voucher create(VoucherRequest request) {
        requireSound(request.rule());
        Voucher voucher = new Voucher();
        voucher.code = Voucher.normalised(request.code());
        voucher.follow(request.rule(), clock.instant());
        voucher.persistAndFlush();
        return voucher;
    }

    /** 409 when the new quota is below what is used already. */
    @Transactional
    Voucher replace(UUID id, String ifMatch, VoucherRequest request) {
        Voucher voucher = Voucher.require(id);
        ETags.requireMatch(ifMatch, voucher.version);
        requireSound(request.rule());
        voucher.code = Voucher.normalised(request.code());
        voucher.follow(request.rule(), voucher.createdAt);
        Panache.getEntityManager().flush();
        return voucher;
    }

    /** Has as many vouchers made, each with a code of its own. */
    @Transactional
    VoucherBatch generate(Principal admin, VoucherBatchRequest request) {
        requireSound(request.rule());
        request.rule().period(clock.instant());
        VoucherBatch batch = new VoucherBatch();
        batch.prefix = request.prefix();
        batch.size = request.size();
        batch.createdBy = admin.id();
        // The task knows the batch by its own id, and the batch the task.
        batch.taskId = tasks.submit(VoucherGeneration.NAME, admin, new VoucherGeneration.Order(request.rule()), null);
        batch.persistAndFlush();
        return batch;
    }

    /** Has the vouchers written into a file, of a batch or all. */
    @Transactional
    UUID export(Principal admin, VoucherExportRequest request) {
        if (request.batchId() != null
                && VoucherBatch.findByIdOptional(request.batchId()).isEmpty()) {
            throw UNKNOWN_VOUCHER_BATCH.with();
        }
        return tasks.submit(VoucherExport.NAME, admin, request, null);
    }

    private void requireSound(VoucherRule rule) {
        rule.requireSound();
        KnownSkus.require(rule.products());
        for (UUID partner : rule.partners()) {
            if (partners.find(partner).isEmpty()) {
                throw INVALID_INPUT
                        .with()
                        .fields(List.of(new FieldError("rule.partners", "unknown", "no partner " + partner)));
            }
        }
    }
}
