package id.tm.partner.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import id.tm.account.Partners;
import id.tm.account.People;
import id.tm.platform.mode.DemoData;
import id.tm.platform.time.BusinessTime;
import id.tm.testing.ServiceTest;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

@ServiceTest
class InvoiceDemoDataTest {

    @Inject
    @All
    List<DemoData> domains;

    @Inject
    People people;

    @Inject
    Partners partners;

    @Inject
    Clock clock;

    /** Loaded in a transaction that is rolled back: the other tests go on without demo data. */
    @Test
    void schoolHasOneOverdueOnePaidAndOneDueInAWeek() {
        QuarkusTransaction.begin();
        try {
            domains.stream()
                    .filter(domain -> domain.order() <= 90)
                    .sorted(Comparator.comparingInt(DemoData::order))
                    .forEach(DemoData::load);

            LocalDate today = BusinessTime.day(clock.instant());
            List<PartnerTransaction> invoices = invoicesOf("sekolah@demo.tm.local");
            assertThat(invoices)
                    .extracting(
                            PartnerTransaction::status,
                            PartnerTransaction::dueDate,
                            invoice -> invoice.daysOverdue(today))
                    .containsExactly(
                            tuple(PartnerTransactionStatus.ISSUED, today.minusDays(5), 5),
                            tuple(PartnerTransactionStatus.PAID, today.plusDays(4), 0),
                            tuple(PartnerTransactionStatus.ISSUED, today.plusDays(7), 0));
            assertThat(invoicesOf("academy@demo.tm.local")).hasSize(1);
            assertThat(PartnerInvoiceReminder.ladder(invoices.get(0).id)).isNotEmpty();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private List<PartnerTransaction> invoicesOf(String email) {
        var partner = people.findByEmail(email)
                .flatMap(person -> partners.ofUser(person.id()))
                .orElseThrow();
        return PartnerTransaction.list("partnerId = ?1 order by issuedAt", partner.id());
    }
}
