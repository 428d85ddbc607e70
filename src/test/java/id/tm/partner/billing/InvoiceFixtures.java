package id.tm.partner.billing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Partners and invoices in any number, straight into the database with its rules switched off while they go in, for
 * tests and benches of the reminder engine. The connection must belong to the owner of the tables; nothing is committed
 * unless it commits by itself.
 */
public final class InvoiceFixtures {

    /** Numbers of these invoices are counted in a year of their own, so that the gapless ones are left alone. */
    private static final int YEAR = 2001;

    private InvoiceFixtures() {}

    /**
     * {@code count} active post-paid partners, each with a user and one billing contact that takes mail only,
     * {@code <prefix>-<n>@partners.test} with n from 1. Returns the partners' ids in that order.
     */
    public static List<UUID> partners(Connection connection, String prefix, int count) throws SQLException {
        List<UUID> ids = new ArrayList<>(count);
        try (PreparedStatement insert = connection.prepareStatement("""
                with people as (
                    insert into users (id, version, created_at, updated_at, email, password_hash, status, email_verified_at)
                    select gen_random_uuid(), 0, now(), now(), ? || '-' || n || '@users.test', 'none', 'ACTIVE', now()
                    from generate_series(1, ?) n
                    returning id, email),
                numbered as (
                    select id, cast(substring(email from '-([0-9]+)@users[.]test$') as int) as n from people)
                insert into partner_profile (id, version, created_at, updated_at, user_id, name, billing_kind, active, contacts)
                select gen_random_uuid(), 0, now(), now(), id, 'Mitra ' || n, 'POSTPAID', true,
                       jsonb_build_array(jsonb_build_object(
                           'name', 'Keuangan ' || n, 'email', ? || '-' || n || '@partners.test', 'whatsapp', false,
                           'locale', case when n % 2 = 0 then 'en' else 'id' end, 'zone', 'Asia/Jakarta', 'billing', true))
                from numbered order by n
                returning id
                """)) {
            insert.setString(1, prefix);
            insert.setInt(2, count);
            insert.setString(3, prefix);
            try (var rows = insert.executeQuery()) {
                while (rows.next()) ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    /**
     * {@code count} issued invoices with one line each, dealt out to the partners in turn. Each has one planned
     * reminder, {@code D-7}: those of the first {@code due} invoices have just become due at {@code now}, the others'
     * come up over the next year, one day later at the earliest.
     */
    public static void issued(Connection connection, List<UUID> partnerIds, int count, int due, Instant now)
            throws SQLException {
        try (Statement rules = connection.createStatement()) {
            rules.execute("alter table partner_transactions disable trigger user");
            rules.execute("alter table partner_transaction_lines disable trigger user");
        }
        long first = takeNumbers(connection, count);
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        try (PreparedStatement insert = connection.prepareStatement("""
                with facts as (
                    select gen_random_uuid() as id, n, (?::uuid[])[1 + (n - 1) % ?] as partner_id,
                           cast(?::timestamptz at time zone 'Asia/Jakarta' as date)
                               + case when n <= ? then 7 else 8 + n % 365 end as due_date
                    from generate_series(1, ?) n),
                invoices as (
                    insert into partner_transactions (
                        id, version, created_at, updated_at, kind, partner_id, partner_name, status, number, issued_at,
                        due_date, plan_version, subtotal, dpp, ppn_rate_percent, ppn_base_numerator,
                        ppn_base_denominator, ppn, total)
                    select f.id, 0, ?, ?, 'INVOICE', f.partner_id, p.name, 'ISSUED',
                           'INV/' || ? || '/' || lpad((? + n - 1)::text, 6, '0'), ?, f.due_date, 1,
                           400000, 366667, 12, 11, 12, 44000, 444000
                    from facts f join partner_profile p on p.id = f.partner_id),
                lines as (
                    insert into partner_transaction_lines (
                        id, version, created_at, updated_at, transaction_id, position, description, quantity, unit_price)
                    select gen_random_uuid(), 0, ?, ?, id, 1, 'Asesmen', 4, 100000 from facts)
                insert into partner_invoice_reminders (
                    id, version, created_at, updated_at, subject_id, subject_version, reminder_id, step, audience,
                    due_at, state)
                select gen_random_uuid(), 0, ?, ?, f.id, 1, r.id, r.step, r.audience,
                       case when n <= ? then ?::timestamptz - interval '1 minute'
                            else (f.due_date - 7 + time '09:00') at time zone 'Asia/Jakarta' end, 'PLANNED'
                from facts f join reminders r on r.kind = 'INVOICE' and r.step = 'D-7' and r.audience = 'BILLING'
                """)) {
            int i = 0;
            insert.setArray(++i, connection.createArrayOf("uuid", partnerIds.toArray()));
            insert.setInt(++i, partnerIds.size());
            insert.setObject(++i, at);
            insert.setInt(++i, due);
            insert.setInt(++i, count);
            insert.setObject(++i, at);
            insert.setObject(++i, at);
            insert.setInt(++i, YEAR);
            insert.setLong(++i, first);
            insert.setObject(++i, at);
            insert.setObject(++i, at);
            insert.setObject(++i, at);
            insert.setObject(++i, at);
            insert.setObject(++i, at);
            insert.setInt(++i, due);
            insert.setObject(++i, at);
            insert.executeUpdate();
        }
        try (Statement rules = connection.createStatement()) {
            rules.execute("alter table partner_transactions enable trigger user");
            rules.execute("alter table partner_transaction_lines enable trigger user");
        }
    }

    private static long takeNumbers(Connection connection, int count) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement("""
                insert into partner_invoice_numbers as n (year, last) values (?, ?)
                on conflict (year) do update set last = n.last + excluded.last returning last
                """)) {
            take.setInt(1, YEAR);
            take.setInt(2, count);
            try (var row = take.executeQuery()) {
                row.next();
                return row.getLong(1) - count + 1;
            }
        }
    }
}
