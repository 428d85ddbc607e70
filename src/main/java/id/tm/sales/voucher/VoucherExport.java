package id.tm.sales.voucher;

import id.tm.platform.task.CsvFile;
import id.tm.platform.task.TaskKind;
import id.tm.platform.task.TaskRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Writes vouchers and how often they are used into a file for spreadsheets. */
@ApplicationScoped
class VoucherExport implements TaskKind {

    static final String NAME = "voucher-export";

    private static final String HEADING =
            "code,name,source,kind,percent,cap,amount,quota,per_user_limit,reserved,redeemed,"
                    + "min_purchase,valid_from,valid_until,active";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(TaskRun run) {
        UUID batch = run.parameters(VoucherExportRequest.class).batchId();
        CsvFile.write(
                run, "vouchers.csv", HEADING, after -> page(batch, after), voucher -> voucher.id, VoucherExport::line);
    }

    private static List<Voucher> page(UUID batch, UUID after) {
        return (batch == null
                        ? Voucher.<Voucher>find("id > ?1 order by id", after)
                        : Voucher.<Voucher>find("batchId = ?2 and id > ?1 order by id", after, batch))
                .page(0, CsvFile.PAGE)
                .list();
    }

    private static String line(Voucher voucher) {
        VoucherRule rule = voucher.rule();
        return CsvFile.line(
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
                rule.active());
    }
}
