package id.tm.sales.voucher;

import id.tm.platform.output.CsvCell;
import id.tm.platform.task.TaskKind;
import id.tm.platform.task.TaskRun;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes vouchers and how often they are used into a file for spreadsheets. */
@ApplicationScoped
class VoucherExport implements TaskKind {

    static final String NAME = "voucher-export";

    private static final int PAGE = 1_000;
    private static final UUID LOWEST = new UUID(0, 0);
    private static final String HEADING =
            "code,name,source,kind,percent,cap,amount,quota,per_user_limit,reserved,redeemed,"
                    + "min_purchase,valid_from,valid_until,active\r\n";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(TaskRun run) {
        UUID batch = run.parameters(VoucherExportRequest.class).batchId();
        StringBuilder csv = new StringBuilder(HEADING);
        UUID after = LOWEST;
        long rows = 0;
        List<Voucher> some;
        do {
            UUID from = after;
            some = QuarkusTransaction.requiringNew().call(() -> page(batch, from));
            some.forEach(voucher -> csv.append(line(voucher)));
            rows += some.size();
            if (!some.isEmpty()) after = some.get(some.size() - 1).id;
        } while (some.size() == PAGE);
        long written = rows;
        QuarkusTransaction.requiringNew().run(() -> {
            run.result(csv.toString().getBytes(StandardCharsets.UTF_8), "text/csv", "vouchers.csv");
            run.progress(written, written);
        });
    }

    private static List<Voucher> page(UUID batch, UUID after) {
        return (batch == null
                        ? Voucher.<Voucher>find("id > ?1 order by id", after)
                        : Voucher.<Voucher>find("batchId = ?2 and id > ?1 order by id", after, batch))
                .page(0, PAGE)
                .list();
    }

    private static String line(Voucher voucher) {
        VoucherRule rule = voucher.rule();
        return Stream.of(
                        voucher.code,
                        rule.name(),
                        rule.source(),
                        rule.reduction().kind(),
                        rule.reduction().percent(),
                        rule.reduction().cap(),
                        rule.reduction().amount(),
                        rule.quota(),
                        rule.perUserLimit(),
                        voucher.reserved(),
                        voucher.redeemed(),
                        rule.minPurchase(),
                        rule.validFrom(),
                        rule.validUntil(),
                        rule.active())
                .map(cell -> cell == null ? "" : CsvCell.text(cell.toString()))
                .collect(Collectors.joining(",", "", "\r\n"));
    }
}
