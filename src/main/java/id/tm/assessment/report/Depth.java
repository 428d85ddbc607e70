package id.tm.assessment.report;

import id.tm.assessment.catalog.ReportTier;

/**
 * How far a tier goes.
 *
 * @param glance how many strengths the first page names
 * @param rows of a ranking
 * @param strengths and what supports them, and what is weak: how many portraits of each
 * @param figures whether scores and norms are shown
 */
record Depth(int glance, int rows, int strengths, int supports, int weaknesses, boolean figures) {

    private static final int ALL = Integer.MAX_VALUE;

    static Depth of(ReportTier tier) {
        return switch (tier) {
            case FULL -> new Depth(7, ALL, 7, 7, 7, true);
            case SHORT -> new Depth(5, 10, 0, 0, 0, true);
            case STUDENT -> new Depth(5, 10, 5, 0, 3, false);
        };
    }
}
