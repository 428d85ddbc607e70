package id.tm.partner.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import id.tm.testing.Actors;
import id.tm.testing.PostgresResource;
import id.tm.testing.Race;
import id.tm.testing.ServiceTest;
import id.tm.testing.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ServiceTest
class InvoiceRaceTest {

    private static final int MANY = 50;

    @Inject
    InvoiceService invoices;

    private InvoiceSteps steps;

    @BeforeEach
    void arrive() {
        steps = new InvoiceSteps(Actors.partner().partnerId());
    }

    @Test
    void fiftyIssuedAtOnceAreNumberedWithoutGaps() {
        List<String> drafts = drafts();

        Race race = Race.run(MANY, number -> steps.issue(drafts.get(number)));

        assertThat(race.statuses()).containsOnly(entry(200, (long) MANY));
        List<Long> numbers = race.responses().stream()
                .map(answer -> number(answer.path("number")))
                .sorted()
                .toList();
        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(numbers.get(MANY - 1) - numbers.get(0)).isEqualTo(MANY - 1);
    }

    @Test
    void rolledBackIssuesLeaveNoGap() {
        // A year nobody else issues in, so that it begins with number one.
        Instant at = Instant.parse("2041-06-01T03:00:00Z");
        List<String> drafts = drafts();

        List<Long> numbers = Race.calls(MANY, racer -> issueUnlessThird(racer, UUID.fromString(drafts.get(racer)), at));

        List<Long> committed =
                numbers.stream().filter(Objects::nonNull).sorted().toList();
        assertThat(committed)
                .isEqualTo(IntStream.rangeClosed(1, committed.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(committed).hasSize(MANY - MANY / 3);
        Sql sql = new Sql(PostgresResource.current());
        assertThat(sql.number("select last from partner_invoice_numbers where year = 2041"))
                .isEqualTo(committed.size());
        assertThat(sql.number("select count(*) from partner_transactions where number like 'INV/2041/%'"))
                .isEqualTo(committed.size());
    }

    /** Every third act fails after it took its number; returns the number of those that were committed. */
    private Long issueUnlessThird(int racer, UUID draft, Instant at) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                String number = invoices.issue(draft, null, at).number();
                if (racer % 3 == 2) throw new IllegalStateException("thought better of it");
                return number(number);
            });
        } catch (IllegalStateException e) {
            return null;
        }
    }

    @Test
    void oneInvoicePaidAndVoidedManyTimesAtOnceHasOneEnd() {
        String id = steps.issued();

        Race race = Race.run(60, racer -> switch (racer % 3) {
            case 0 -> steps.pay(id);
            case 1 -> steps.makeVoid(id);
            default -> steps.writeOff(id);
        });

        assertThat(race.statuses()).containsOnly(entry(200, 1L), entry(409, 59L));
        String end = race.with(200).get(0).path("status");
        assertThat(race.with(409))
                .extracting(answer -> answer.<String>path("currentState"))
                .containsOnly(end);
        Response after = steps.get(id);
        assertThat(after.<String>path("status")).isEqualTo(end);
        assertThat(after.<List<String>>path("history.to")).containsExactly("DRAFT", "ISSUED", end);
    }

    @Test
    void oneDraftIssuedManyTimesAtOnceTakesOneNumber() {
        String id = steps.drafted();

        Race race = Race.run(MANY, () -> steps.issue(id));

        assertThat(race.statuses()).containsOnly(entry(200, 1L), entry(409, MANY - 1L));
        assertThat(race.with(409))
                .extracting(answer -> answer.<String>path("currentState"))
                .containsOnly("ISSUED");
        assertThat(steps.get(id).<List<String>>path("history.to")).containsExactly("DRAFT", "ISSUED");
    }

    private List<String> drafts() {
        return IntStream.range(0, MANY).mapToObj(i -> steps.drafted()).toList();
    }

    private static long number(String invoiceNumber) {
        return Long.parseLong(invoiceNumber.substring(invoiceNumber.lastIndexOf('/') + 1));
    }
}
