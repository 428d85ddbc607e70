package id.tm.sales.voucher;

import id.tm.platform.task.TaskKind;
import id.tm.platform.task.TaskRun;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Makes the vouchers of a batch, a handful in each transaction, so that a restart goes on where it was. */
@ApplicationScoped
class VoucherGeneration implements TaskKind {

    static final String NAME = "voucher-generation";

    private static final int HANDFUL = 200;

    @RegisterForReflection
    record Order(VoucherRule rule) {}

    private final Clock clock;

    VoucherGeneration(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(TaskRun run) {
        VoucherRule rule = run.parameters(Order.class).rule();
        long done = run.done();
        while (true) {
            long from = done;
            long until = QuarkusTransaction.requiringNew().call(() -> makeSome(run, rule, from));
            if (until == from) return;
            done = until;
        }
    }

    private long makeSome(TaskRun run, VoucherRule rule, long from) {
        VoucherBatch batch = VoucherBatch.ofTask(run.id());
        long until = Math.min(batch.size, from + HANDFUL);
        for (long i = from; i < until; i++) make(batch.id, batch.prefix, rule);
        run.progress(until, (long) batch.size);
        return until;
    }

    private void make(UUID batchId, String prefix, VoucherRule rule) {
        Voucher voucher = new Voucher();
        voucher.code = VoucherCode.fresh(prefix);
        voucher.batchId = batchId;
        voucher.follow(rule, clock.instant());
        voucher.persist();
    }
}
