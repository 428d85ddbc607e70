package id.tm.sales.imports;

import id.tm.platform.problem.Texts;
import id.tm.platform.task.TaskErrorView;
import id.tm.platform.task.TaskRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong with the rows of a file, in one language. */
final class RowFindings {

    private final Texts texts;
    private final Locale locale;
    private final List<TaskErrorView> findings = new ArrayList<>();

    RowFindings(Texts texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    void add(long row, String column, String code, String text) {
        findings.add(new TaskErrorView(row, column, code, text));
    }

    String text(String bundle, String key, Object... args) {
        return texts.find(bundle, key, locale, args).orElse(key);
    }

    int size() {
        return findings.size();
    }

    void tell(TaskRun run) {
        run.rowErrors(findings);
    }
}
