package id.tm.testing;

import java.time.Instant;

/**
 * Many issued invoices at once, each of a partner of its own with one billing contact, so that nobody's frequency cap
 * comes into play. Written with SQL, in the steps the constraints of the tables ask for.
 */
public final class DueInvoices {

    private DueInvoices() {}

    /**
     * @param prefix contacts are {@code <prefix><n>@contacts.example}, n from 1
     * @param dueAt when the one planned step of each invoice, D-7, is due
     */
    public static void insert(Sql sql, String prefix, int count, Instant dueAt) {
        issue(sql, prefix, count, dueAt, "P7D");
        sql.execute("""
                insert into partner_invoice_reminders (id, version, created_at, updated_at, subject_id, subject_version,
                        reminder_id, step, audience, due_at, state)
                select gen_random_uuid(), 0, t.issued_at, t.issued_at, t.id, 1, r.id, r.step, r.audience, '%2$s', 'PLANNED'
                from partner_transactions t, reminders r
                where t.partner_name like '%1$s%%' and r.kind = 'INVOICE' and r.step = 'D-7'
                """.formatted(prefix, dueAt));
    }

    /**
     * With the whole ladder of each invoice planned; the first {@code due} invoices have one step that is due at
     * {@code dueAt}, all other steps lie in the weeks after it.
     */
    public static void insertLadders(Sql sql, String prefix, int count, int due, Instant dueAt) {
        issue(sql, prefix, count, dueAt, "P40D");
        sql.execute("""
                insert into partner_invoice_reminders (id, version, created_at, updated_at, subject_id, subject_version,
                        reminder_id, step, audience, due_at, state)
                select gen_random_uuid(), 0, t.issued_at, t.issued_at, t.id, 1, r.id, r.step, r.audience,
                       case when r.step = 'D-7' and substr(t.partner_name, length('%1$s') + 1)::int <= %3$d
                            then timestamptz '%2$s'
                            else timestamptz '%2$s' + interval 'P33D' + r.distance::interval + random() * interval 'P7D' end,
                       'PLANNED'
                from partner_transactions t, reminders r
                where t.partner_name like '%1$s%%' and r.kind = 'INVOICE'
                """.formatted(prefix, dueAt, due));
        sql.execute("analyze");
    }

    private static void issue(Sql sql, String prefix, int count, Instant dueAt, String dueIn) {
        sql.execute("""
                create temporary table fresh on commit drop as
                select n, '%1$s' || n as name, gen_random_uuid() as user_id, gen_random_uuid() as partner_id,
                       gen_random_uuid() as invoice_id, timestamptz '%3$s' - interval 'P30D' as at,
                       ((timestamptz '%3$s' + interval '%4$s') at time zone 'Asia/Jakarta')::date as due_date,
                       (select coalesce(max(substr(number, 10)::bigint), 0) from partner_transactions
                        where number like 'INV/2026/%%') + n as number
                from generate_series(1, %2$d) n;
                insert into users (id, version, created_at, updated_at, email, password_hash, status)
                select user_id, 0, at, at, name || '@partners.example', '-', 'PENDING_VERIFICATION' from fresh;
                insert into partner_profile (id, version, created_at, updated_at, user_id, name, billing_kind, contacts, active)
                select partner_id, 0, at, at, user_id, name, 'POSTPAID', jsonb_build_array(jsonb_build_object(
                        'name', 'Keuangan', 'email', name || '@contacts.example', 'whatsapp', false, 'billing', true,
                        'locale', case when n %% 4 = 0 then 'en' else 'id' end, 'zone', 'Asia/Jakarta')), true from fresh;
                insert into partner_transactions (id, version, created_at, updated_at, kind, partner_id, partner_name, status,
                        due_date, subtotal, dpp, ppn_rate_percent, ppn_base_numerator, ppn_base_denominator, ppn, total)
                select invoice_id, 0, at, at, 'INVOICE', partner_id, name, 'DRAFT', due_date, 2400000, 2200000, 12, 11, 12,
                       264000, 2664000 from fresh;
                insert into partner_transaction_lines (id, version, created_at, updated_at, transaction_id, position,
                        description, quantity, unit_price)
                select gen_random_uuid(), 0, at, at, invoice_id, 1, 'Asesmen', 8, 300000 from fresh;
                update partner_transactions t set status = 'ISSUED', issued_at = f.at, plan_version = 1,
                       number = 'INV/2026/' || lpad(f.number::text, 6, '0')
                from fresh f where t.id = f.invoice_id;
                """.formatted(prefix, count, dueAt, dueIn));
    }
}
