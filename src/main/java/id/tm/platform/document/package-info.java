/**
 * Documents on paper: A4 pages in PDF with the house's letterhead, text, tables, totals, QR codes and drawings. The same
 * input gives the same bytes: nothing here looks at the clock, and no object is numbered by chance.
 *
 * <p>{@link id.tm.platform.document.Documents} begins one, {@link id.tm.platform.document.Document} is filled from top to
 * bottom, {@link id.tm.platform.document.Canvas} is for what is drawn, {@link id.tm.platform.document.Written} writes
 * rupiah and dates.
 */
@org.jspecify.annotations.NullMarked
package id.tm.platform.document;
