/**
 * The scoring engine: pure functions from answers, an instrument, a key and norms to scores. It knows no database, no
 * clock and no person; the same input gives the same scores for ever, and every result names the versions it came from.
 */
@org.jspecify.annotations.NullMarked
package id.tm.assessment.scoring;
