package id.tm.sales.strengthtypology;

import id.tm.platform.problem.Texts;
import id.tm.platform.task.CsvFile;
import id.tm.platform.task.TaskKind;
import id.tm.platform.task.TaskRun;
import id.tm.sales.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes the tests of ST-30 purchases into a file for spreadsheets, one line each. */
@ApplicationScoped
class StrengthTypologyExport implements TaskKind {

    static final String NAME = "strength-typology-export";

    private static final String HEADING =
            "number,status,source,user_id,sku,price,discount,net,progress,valid_until,bought_at,paid_at";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(TaskRun run) {
        StrengthTypologyExportRequest wanted = run.parameters(StrengthTypologyExportRequest.class);
        CsvFile.write(
                run,
                "st-30-purchases.csv",
                HEADING,
                after -> StrengthTypologyQueries.views(page(wanted, after), Texts.INDONESIAN),
                StrengthTypologyTransactionView::id,
                StrengthTypologyExport::lines);
    }

    private static List<StrengthTypologyTransaction> page(StrengthTypologyExportRequest wanted, UUID after) {
        Period days = Period.ofDays(wanted.from(), wanted.until());
        Map<String, Object> values = new HashMap<>();
        values.put("after", after);
        values.put("from", days.from());
        values.put("until", days.until());
        String which = "id > :after and boughtAt >= :from and boughtAt < :until";
        if (wanted.source() != null) {
            which += " and source = :source";
            values.put("source", wanted.source());
        }
        return StrengthTypologyTransaction.<StrengthTypologyTransaction>find(which + " order by id", values)
                .page(0, CsvFile.PAGE)
                .list();
    }

    private static String lines(StrengthTypologyTransactionView purchase) {
        return purchase.items().stream().map(item -> line(purchase, item)).collect(Collectors.joining());
    }

    private static String line(StrengthTypologyTransactionView purchase, StrengthTypologyTransactionView.Item item) {
        return CsvFile.line(
                purchase.number(),
                purchase.status(),
                purchase.source(),
                purchase.userId(),
                item.sku(),
                item.price(),
                item.discount(),
                item.net(),
                item.progress(),
                item.validUntil(),
                purchase.boughtAt(),
                purchase.paidAt());
    }
}
