package id.tm.assessment.report;

import id.tm.assessment.report.ReportContent.Emblem;
import id.tm.assessment.report.ReportContent.Share;
import id.tm.assessment.report.ReportContent.Slice;
import id.tm.platform.document.Ink;
import java.util.ArrayList;
import java.util.List;

/** Where the slices of the round drawings lie, for a circle of radius 1; paper and page draw the same. */
final class EmblemDrawing {

    static final double HOLE = 0.38;
    static final double RING = 0.62;

    /** What a slice of nothing still has of the way from the hole to the rim. */
    private static final double STUMP = 0.22;

    private static final double GAP = 1.1;
    private static final double TURN = 360;
    private static final double WHOLE = 100;

    /** Radii from 0 to 1, angles in degrees, clockwise from the top. */
    record Sector(double inner, double outer, double from, double to, Ink ink) {}

    private EmblemDrawing() {}

    static List<Sector> sectors(Emblem emblem) {
        List<Sector> sectors = new ArrayList<>();
        double step = TURN / Math.max(1, emblem.slices().size());
        for (Slice slice : emblem.slices()) {
            double from = sectors.size() * step;
            double outer = HOLE + (1 - HOLE) * (STUMP + (1 - STUMP) * slice.share());
            sectors.add(new Sector(HOLE, outer, from + GAP / 2, from + step - GAP / 2, slice.ink()));
        }
        return sectors;
    }

    static List<Sector> ring(List<Share> shares) {
        List<Sector> sectors = new ArrayList<>();
        double at = 0;
        for (Share share : shares) {
            double step = share.percent() * TURN / WHOLE;
            if (share.percent() > 0) sectors.add(new Sector(RING, 1, at + GAP / 2, at + step - GAP / 2, share.ink()));
            at += step;
        }
        return sectors;
    }
}
