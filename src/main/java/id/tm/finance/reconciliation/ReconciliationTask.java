package id.tm.finance.reconciliation;

import id.tm.finance.gateway.PaymentProvider;
import id.tm.finance.payment.PaidPayments;
import id.tm.finance.payment.PaidPayments.Paid;
import id.tm.platform.security.Principal;
import id.tm.platform.task.TaskKind;
import id.tm.platform.task.TaskRun;
import id.tm.platform.task.Tasks;
import id.tm.platform.time.BusinessTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Compares a report with our payments, a handful in each transaction, so that a restart goes on where it was. */
@ApplicationScoped
class ReconciliationTask implements TaskKind {

    static final String NAME = "payment-reconciliation";

    private static final int HANDFUL = 200;

    private final Tasks tasks;
    private final PaidPayments payments;
    private final Clock clock;

    ReconciliationTask(Tasks tasks, PaidPayments payments, Clock clock) {
        this.tasks = tasks;
        this.payments = payments;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Refuses at once what is no report. */
    @Transactional
    UUID submit(Principal admin, PaymentProvider provider, LocalDate from, LocalDate until, byte[] csv) {
        SettlementReport.read(provider, csv);
        UUID task = tasks.submit(NAME, admin, new ReconciliationParameters(provider, from, until), csv);
        Reconciliation reconciliation = new Reconciliation();
        reconciliation.provider = provider;
        reconciliation.coversFrom = from;
        reconciliation.coversUntil = until;
        reconciliation.submittedBy = admin.id();
        reconciliation.taskId = task;
        reconciliation.persist();
        return task;
    }

    @Override
    public void run(TaskRun run) {
        ReconciliationParameters parameters = run.parameters(ReconciliationParameters.class);
        SettlementReport report = SettlementReport.read(parameters.provider(), run.input());
        List<ReportRow> rows = report.rows();
        Map<String, Long> times = new HashMap<>();
        rows.forEach(row -> times.merge(row.reference(), 1L, Long::sum));
        long total = rows.size() + 1L;
        if (run.done() == 0) {
            QuarkusTransaction.requiringNew().run(() -> {
                report.badRows()
                        .forEach(bad ->
                                run.rowError(bad.number(), bad.column(), "malformed", "not readable: " + bad.value()));
                run.progress(0, total);
            });
        }
        for (int from = (int) run.done(); from < rows.size(); from += HANDFUL) {
            int until = Math.min(from + HANDFUL, rows.size());
            List<ReportRow> some = rows.subList(from, until);
            QuarkusTransaction.requiringNew().run(() -> {
                compare(Reconciliation.ofTask(run.id()), some, times);
                run.progress(until, total);
            });
        }
        QuarkusTransaction.requiringNew().run(() -> {
            findMissing(Reconciliation.ofTask(run.id()), times.keySet());
            run.progress(total, total);
        });
    }

    private void compare(Reconciliation reconciliation, List<ReportRow> rows, Map<String, Long> times) {
        Map<String, Paid> known =
                payments
                        .byReferences(
                                reconciliation.provider,
                                rows.stream().map(ReportRow::reference).toList())
                        .stream()
                        .collect(Collectors.toMap(Paid::reference, paid -> paid));
        for (ReportRow row : rows) {
            reconciliation.reported(row);
            Paid ours = known.get(row.reference());
            String difference = ours == null ? null : difference(row, ours, times.get(row.reference()));
            if (ours == null) mismatch(reconciliation, MismatchKind.MISSING_HERE, row, null, "we know no such payment");
            else if (difference != null) mismatch(reconciliation, MismatchKind.DIFFERENT, row, ours, difference);
            else {
                reconciliation.matched();
                ReconciliationItem.agreed(row.reference(), clock.instant());
            }
        }
    }

    private static String difference(ReportRow row, Paid ours, long times) {
        if (times > 1) return "reported " + times + " times";
        if (ours.paidAt() == null) return "reported as paid, the payment is " + ours.state();
        return row.amount() == ours.amount() ? null : "reported with " + row.amount() + " rupiah, not " + ours.amount();
    }

    private void findMissing(Reconciliation reconciliation, Set<String> reported) {
        Instant from = reconciliation.coversFrom.atStartOfDay(BusinessTime.ZONE).toInstant();
        Instant until = reconciliation
                .coversUntil
                .plusDays(1)
                .atStartOfDay(BusinessTime.ZONE)
                .toInstant();
        for (Paid ours : payments.paidBetween(reconciliation.provider, from, until)) {
            if (reported.contains(ours.reference())) continue;
            String reason = "paid here at " + ours.paidAt() + ", not in the report";
            ReportRow none = new ReportRow(0, ours.reference(), 0, 0);
            mismatch(reconciliation, MismatchKind.MISSING_THERE, none, ours, reason);
        }
        reconciliation.finish(clock.instant());
    }

    private static void mismatch(
            Reconciliation reconciliation, MismatchKind kind, ReportRow row, Paid ours, String reason) {
        long known = ReconciliationItem.count(
                "reconciliationId = ?1 and reference = ?2 and kind = ?3", reconciliation.id, row.reference(), kind);
        if (known > 0) return;
        reconciliation.mismatched(kind);
        ReconciliationItem item = new ReconciliationItem();
        item.reconciliationId = reconciliation.id;
        item.kind = kind;
        item.reference = row.reference();
        item.paymentId = Optional.ofNullable(ours).map(Paid::id).orElse(null);
        item.reportedAmount = kind == MismatchKind.MISSING_THERE ? null : Long.valueOf(row.amount());
        item.ourAmount = Optional.ofNullable(ours).map(Paid::amount).orElse(null);
        item.reason = reason;
        item.persist();
    }
}
