package id.tm.sales.strengthtypology;

import id.tm.platform.output.CsvCell;
import id.tm.platform.problem.Texts;
import id.tm.platform.task.TaskKind;
import id.tm.platform.task.TaskRun;
import id.tm.platform.time.BusinessTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the tests of ST-30 purchases into a file for spreadsheets, one line each. */
@ApplicationScoped
class StrengthTypologyExport implements TaskKind {

    static final String NAME = "strength-typology-export";

    private static final int PAGE = 1_000;
    private static final UUID LOWEST = new UUID(0, 0);
    private static final LocalDate FIRST = LocalDate.parse("2000-01-01");
    private static final LocalDate LAST = LocalDate.parse("2999-12-31");
    private static final String HEADING =
            "number,status,source,user_id,sku,price,discount,net,progress,valid_until,bought_at,paid_at\r\n";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(TaskRun run) {
        StrengthTypologyExportRequest wanted = run.parameters(StrengthTypologyExportRequest.class);
        StringBuilder csv = new StringBuilder(HEADING);
        UUID after = LOWEST;
        long written = 0;
        List<StrengthTypologyTransactionView> some;
        do {
            UUID from = after;
            some = QuarkusTransaction.requiringNew()
                    .call(() -> StrengthTypologyQueries.views(page(wanted, from), Texts.INDONESIAN));
            for (StrengthTypologyTransactionView each : some) {
                each.items().forEach(item -> csv.append(line(each, item)));
                after = each.id();
            }
            written += some.size();
        } while (some.size() == PAGE);
        long all = written;
        QuarkusTransaction.requiringNew().run(() -> {
            run.result(csv.toString().getBytes(StandardCharsets.UTF_8), "text/csv", "st-30-purchases.csv");
            run.progress(all, all);
        });
    }

    private static List<StrengthTypologyTransaction> page(StrengthTypologyExportRequest wanted, UUID after) {
        Map<String, Object> values = new HashMap<>();
        values.put("after", after);
        values.put("from", begin(wanted.from() == null ? FIRST : wanted.from()));
        values.put("until", begin((wanted.until() == null ? LAST : wanted.until()).plusDays(1)));
        String which = "id > :after and boughtAt >= :from and boughtAt < :until";
        if (wanted.source() != null) {
            which += " and source = :source";
            values.put("source", wanted.source());
        }
        return StrengthTypologyTransaction.<StrengthTypologyTransaction>find(which + " order by id", values)
                .page(0, PAGE)
                .list();
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(BusinessTime.ZONE).toInstant();
    }

    private static String line(StrengthTypologyTransactionView purchase, StrengthTypologyTransactionView.Item item) {
        return Stream.of(
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
                        purchase.paidAt())
                .map(StrengthTypologyExport::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "" : CsvCell.text(value.toString());
    }
}
