/**
 * Partners, the institutions that buy for many: so far what they owe. An invoice is drawn up as a draft, gets its gapless
 * number and its reminder ladder when issued, and is then paid, void or written off.
 *
 * <p>Rooms: {@code billing} (invoices, invoice reminders). Tables: partner_transactions,
 * partner_transaction_lines, partner_transaction_histories, partner_invoice_numbers, partner_invoice_reminders. The
 * institution itself stands in account ({@link id.tm.account.Partners}), the PPN rule in finance ({@link id.tm.finance.Settings}).
 *
 * <p>Doors used: {@link id.tm.support.Reminders} and {@link id.tm.support.Messages}; it answers for reminders of kind
 * INVOICE as a {@link id.tm.support.ReminderSubject}.
 */
package id.tm.partner;
