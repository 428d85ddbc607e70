package id.tm.finance.reconciliation;

/**
 * One payment in a report.
 *
 * @param number of its row in the file
 * @param fee rupiah the provider kept
 */
record ReportRow(long number, String reference, long amount, long fee) {}
