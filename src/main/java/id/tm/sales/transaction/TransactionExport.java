package id.tm.sales.transaction;

import id.tm.platform.output.CsvCell;
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

/** Writes purchases into a file for spreadsheets. */
@ApplicationScoped
class TransactionExport implements TaskKind {

    static final String NAME = "transaction-export";

    private static final int PAGE = 1_000;
    private static final UUID LOWEST = new UUID(0, 0);
    private static final LocalDate FIRST = LocalDate.parse("2000-01-01");
    private static final LocalDate LAST = LocalDate.parse("2999-12-31");
    private static final String HEADING = "number,status,user_id,skus,subtotal,item_discounts,transaction_discounts,"
            + "service_fee,channel_fee,dpp,ppn,total,channel,payment_reference,created_at,paid_at\r\n";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(TaskRun run) {
        TransactionExportRequest wanted = run.parameters(TransactionExportRequest.class);
        StringBuilder csv = new StringBuilder(HEADING);
        UUID after = LOWEST;
        long rows = 0;
        List<Transaction> some;
        do {
            UUID from = after;
            some = QuarkusTransaction.requiringNew().call(() -> page(wanted, from));
            some.forEach(transaction -> csv.append(line(transaction)));
            rows += some.size();
            if (!some.isEmpty()) after = some.get(some.size() - 1).id;
        } while (some.size() == PAGE);
        long written = rows;
        QuarkusTransaction.requiringNew().run(() -> {
            run.result(csv.toString().getBytes(StandardCharsets.UTF_8), "text/csv", "transactions.csv");
            run.progress(written, written);
        });
    }

    private static List<Transaction> page(TransactionExportRequest wanted, UUID after) {
        Map<String, Object> values = new HashMap<>();
        values.put("after", after);
        values.put("from", begin(wanted.from() == null ? FIRST : wanted.from()));
        values.put("until", begin((wanted.until() == null ? LAST : wanted.until()).plusDays(1)));
        String which = "id > :after and createdAt >= :from and createdAt < :until";
        if (wanted.status() != null) {
            which += " and status = :status";
            values.put("status", wanted.status());
        }
        return Transaction.<Transaction>find(which + " order by id", values)
                .page(0, PAGE)
                .list();
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(BusinessTime.ZONE).toInstant();
    }

    private static String line(Transaction transaction) {
        var quote = transaction.quote();
        return Stream.of(
                        transaction.number(),
                        transaction.status(),
                        transaction.userId,
                        quote.lines().stream().map(line -> line.sku()).collect(Collectors.joining(" ")),
                        quote.subtotal(),
                        quote.itemDiscounts(),
                        quote.transactionDiscounts(),
                        quote.serviceFee(),
                        quote.channelFee(),
                        quote.dpp(),
                        quote.ppn(),
                        quote.total(),
                        transaction.channel(),
                        transaction.paymentReference(),
                        transaction.createdAt,
                        transaction.paidAt())
                .map(TransactionExport::cell)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "" : CsvCell.text(value.toString());
    }
}
