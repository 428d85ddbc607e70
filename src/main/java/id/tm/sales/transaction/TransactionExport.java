package id.tm.sales.transaction;

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

/** Writes purchases into a file for spreadsheets. */
@ApplicationScoped
class TransactionExport implements TaskKind {

    static final String NAME = "transaction-export";

    private static final String HEADING = "number,status,user_id,skus,subtotal,item_discounts,transaction_discounts,"
            + "service_fee,channel_fee,dpp,ppn,total,channel,payment_reference,created_at,paid_at";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(TaskRun run) {
        TransactionExportRequest wanted = run.parameters(TransactionExportRequest.class);
        CsvFile.write(
                run,
                "transactions.csv",
                HEADING,
                after -> page(wanted, after),
                transaction -> transaction.id,
                TransactionExport::line);
    }

    private static List<Transaction> page(TransactionExportRequest wanted, UUID after) {
        Period days = Period.ofDays(wanted.from(), wanted.until());
        Map<String, Object> values = new HashMap<>();
        values.put("after", after);
        values.put("from", days.from());
        values.put("until", days.until());
        String which = "id > :after and createdAt >= :from and createdAt < :until";
        if (wanted.status() != null) {
            which += " and status = :status";
            values.put("status", wanted.status());
        }
        return Transaction.<Transaction>find(which + " order by id", values)
                .page(0, CsvFile.PAGE)
                .list();
    }

    private static String line(Transaction transaction) {
        var quote = transaction.quote();
        return CsvFile.line(
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
                transaction.paidAt());
    }
}
