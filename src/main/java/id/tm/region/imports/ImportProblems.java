package id.tm.region.imports;

import java.util.ArrayList;
import java.util.List;

/** All problems of a data set are counted, the first of them kept. */
final class ImportProblems {

    static final int SHOWN = 100;

    private final List<ImportProblem> first = new ArrayList<>();
    private int count;

    void add(String file, long row, String code, String message) {
        count++;
        if (first.size() < SHOWN) first.add(new ImportProblem(file, row, code, message));
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    List<ImportProblem> first() {
        return List.copyOf(first);
    }
}
