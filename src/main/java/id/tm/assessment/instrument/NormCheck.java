package id.tm.assessment.instrument;

import id.tm.assessment.scoring.NormGroup;
import java.util.List;

/** Whether norms fit their instrument. */
final class NormCheck {

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2199;

    private final InstrumentFile file;
    private final Findings findings;

    NormCheck(InstrumentFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    void run() {
        findings.unique("norms", file.norms(), NormGroup::code);
        for (int i = 0; i < file.norms().size(); i++)
            group("norms[" + i + "]", file.norms().get(i));
    }

    private void group(String path, NormGroup group) {
        int year = group.validFrom().getYear();
        if (year < EARLIEST || year > LATEST) {
            findings.add(path + ".validFrom", "range", "a day from " + EARLIEST + " to " + LATEST);
        }
        if (group.ageFrom() != null && group.ageTo() != null && group.ageFrom() > group.ageTo()) {
            findings.add(path + ".ageTo", "range", "below the age it begins at");
        }
        findings.unique(path + ".scales", group.scales(), NormGroup.ScaleNorm::scale);
        for (int i = 0; i < group.scales().size(); i++) {
            scale(path + ".scales[" + i + "]", group.scales().get(i));
        }
    }

    private void scale(String path, NormGroup.ScaleNorm norm) {
        if (file.key().scale(norm.scale()).isEmpty()) {
            findings.add(path + ".scale", "unknown", "the key has no scale " + norm.scale());
        }
        boolean spread =
                norm.mean() != null && norm.sd() != null && norm.table().isEmpty();
        boolean table =
                norm.mean() == null && norm.sd() == null && !norm.table().isEmpty();
        if (!spread && !table) findings.add(path, "range", "mean and deviation, or else a table");
        List<NormGroup.NormPoint> points = norm.table();
        for (int i = 1; i < points.size(); i++) {
            NormGroup.NormPoint before = points.get(i - 1);
            NormGroup.NormPoint point = points.get(i);
            if (point.from().compareTo(before.from()) <= 0 || point.percentile() < before.percentile()) {
                findings.add(path + ".table[" + i + "]", "range", "not above the line before");
            }
        }
    }
}
