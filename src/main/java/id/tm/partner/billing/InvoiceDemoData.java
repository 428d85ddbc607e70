package id.tm.partner.billing;

import id.tm.account.Partner;
import id.tm.account.Partners;
import id.tm.account.People;
import id.tm.platform.mode.DemoData;
import id.tm.platform.time.BusinessTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Invoices of the demo partners: overdue, paid and due in a week. */
@ApplicationScoped
class InvoiceDemoData implements DemoData {

    private static final int FLOOR = 90;

    private final People people;
    private final Partners partners;
    private final InvoiceService invoices;
    private final Clock clock;

    InvoiceDemoData(People people, Partners partners, InvoiceService invoices, Clock clock) {
        this.people = people;
        this.partners = partners;
        this.invoices = invoices;
        this.clock = clock;
    }

    @Override
    public int order() {
        return FLOOR;
    }

    @Override
    public void load() {
        Instant now = clock.instant();
        LocalDate inAWeek = BusinessTime.day(now).plusDays(7);
        Partner school = partner("sekolah@demo.tm.local");
        issued(school, "Asesmen minat bakat kelas XII", 120, null, now.minus(Duration.ofDays(19)));
        UUID paid = issued(school, "Asesmen minat bakat kelas XI", 40, null, now.minus(Duration.ofDays(10)));
        invoices.pay(
                paid,
                new InvoicePaymentRequest(
                        now.minus(Duration.ofDays(3)), InvoicePaymentMethod.BANK_TRANSFER, "TRF-000123", null),
                null);
        issued(school, "Asesmen minat bakat kelas X", 80, inAWeek, now);
        issued(partner("academy@demo.tm.local"), "Talent assessment, autumn intake", 25, inAWeek, now);
    }

    private Partner partner(String email) {
        return people.findByEmail(email)
                .flatMap(person -> partners.ofUser(person.id()))
                .orElseThrow();
    }

    private UUID issued(Partner partner, String what, long people, LocalDate dueDate, Instant at) {
        UUID draft = invoices.draft(
                        new InvoiceRequest(
                                partner.id(), dueDate, List.of(new InvoiceLineRequest(what, people, 75_000L))),
                        null)
                .id();
        return invoices.issue(draft, null, at).id();
    }
}
