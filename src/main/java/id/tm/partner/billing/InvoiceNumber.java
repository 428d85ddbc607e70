package id.tm.partner.billing;

import io.quarkus.hibernate.orm.panache.Panache;

/** Gives out invoice numbers without gaps, per year. */
final class InvoiceNumber {

    private InvoiceNumber() {}

    /**
     * The next number of the year, such as {@code INV/2026/000001}. Holds the year's row until the transaction ends, so
     * call it late: one that rolls back leaves its number to the next.
     */
    static String take(int year) {
        Number last = (Number) Panache.getEntityManager()
                .createNativeQuery("insert into partner_invoice_numbers as n (year, last) values (:year, 1)"
                        + " on conflict on constraint pk_partner_invoice_numbers do update set last = n.last + 1"
                        + " returning n.last")
                .setParameter("year", year)
                .getSingleResult();
        return "INV/%d/%06d".formatted(year, last.longValue());
    }
}
