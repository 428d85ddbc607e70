package id.tm.sales.imports;

import java.util.List;

/** One kind of file that is imported. */
public interface FileKind {

    /** Also of its task, e.g. {@code product-import}. */
    String name();

    /** Columns that a file must have. */
    List<String> required();

    /** Columns that it may have. */
    List<String> optional();

    /**
     * Finds out what is wrong with the rows, and what the right ones would change: steps that are taken one after the other
     * in the same transaction; entities that the plan has read are detached by then. Changes nothing itself.
     */
    List<Runnable> plan(List<ImportRow> rows);
}
