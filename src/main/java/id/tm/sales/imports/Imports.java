package id.tm.sales.imports;

import static id.tm.platform.problem.PlatformError.PAYLOAD_TOO_LARGE;
import static id.tm.sales.SalesError.IMPORT_ROWS_WRONG;

import id.tm.platform.input.CsvTable;
import id.tm.platform.problem.Texts;
import id.tm.platform.security.Principal;
import id.tm.platform.task.TaskRun;
import id.tm.platform.task.TaskView;
import id.tm.platform.task.Tasks;
import id.tm.platform.tx.NamedLock;
import id.tm.sales.SalesConfig;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Files of the old system: taken on as a task, and worked off in one database transaction, so that a crash leaves nothing
 * half and the next attempt begins anew. Files of one kind wait for one another.
 */
@ApplicationScoped
public class Imports {

    private static final int BATCH = 100;

    private final Tasks tasks;
    private final Texts texts;
    private final SalesConfig config;

    Imports(Tasks tasks, Texts texts, SalesConfig config) {
        this.tasks = tasks;
        this.texts = texts;
        this.config = config;
    }

    /** 202 with the task; 400 or 413 when it is no such file. */
    public RestResponse<TaskView> submit(FileKind kind, byte[] csv, ImportWish wish, Principal admin, String path) {
        if (csv.length > config.imports().maxBytes()) throw PAYLOAD_TOO_LARGE.with();
        rows(kind, csv);
        ImportOrder order = wish.order();
        TaskView task = QuarkusTransaction.requiringNew().call(() -> {
            UUID id = tasks.submit(kind.name(), admin, order, csv);
            return tasks.view(kind.name(), id);
        });
        return task.accepted(path + "/jobs/");
    }

    /** One attempt at a file. What came to an end but was not yet told so is not done again. */
    public void run(FileKind kind, TaskRun run) {
        ImportOrder order = run.parameters(ImportOrder.class);
        List<CsvTable.Row> rows = rows(kind, run.input());
        long wrong = run.done() > 0
                ? run.failed()
                : QuarkusTransaction.requiringNew()
                        .timeout((int) config.imports().within().toSeconds())
                        .call(() -> work(kind, run, order, rows));
        if (wrong > 0 && order.isAllOrNothing()) throw IMPORT_ROWS_WRONG.with(Long.toString(wrong));
    }

    private long work(FileKind kind, TaskRun run, ImportOrder order, List<CsvTable.Row> rows) {
        NamedLock.take("import:" + kind.name());
        RowFindings findings = new RowFindings(texts, order.locale());
        List<Runnable> steps =
                kind.plan(rows.stream().map(row -> new ImportRow(row, findings)).toList());
        boolean nothing = order.dryRun() || findings.size() > 0 && order.isAllOrNothing();
        if (!nothing) take(steps);
        // last of all: it locks the task, whose lease has to be prolonged until then
        findings.tell(run);
        run.progress(rows.size(), (long) rows.size());
        return findings.size();
    }

    private static void take(List<Runnable> steps) {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run();
            if ((i + 1) % BATCH == 0) forget();
        }
        forget();
    }

    private static void forget() {
        Panache.getEntityManager().flush();
        Panache.getEntityManager().clear();
    }

    private List<CsvTable.Row> rows(FileKind kind, byte[] csv) {
        return CsvTable.read(
                csv, kind.required(), kind.optional(), config.imports().maxRows());
    }
}
