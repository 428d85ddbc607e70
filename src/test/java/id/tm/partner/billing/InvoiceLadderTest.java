package id.tm.partner.billing;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When an invoice's reminders fall due: the exact dates of the ladder, whatever the calendar does. */
@ServiceTest
class InvoiceLadderTest {

    private static final String NINE_WIB = "T02:00:00Z";

    @Inject
    SystemClock clock;

    private Actor partner;
    private InvoiceSteps steps;

    @BeforeEach
    void arrive() {
        partner = Actors.partner();
    }

    @AfterEach
    void comeBack() {
        clock.move(Duration.ZERO);
    }

    @Test
    void tenStepsFromAWeekBeforeToSixWeeksAfter() {
        at("2027-06-08T10:00:00+07:00");
        assertThat(ladder(steps.issued(LocalDate.parse("2027-06-22"))))
                .containsExactly(
                        "D-7 2027-06-15" + NINE_WIB,
                        "D-3 2027-06-19" + NINE_WIB,
                        "D0 2027-06-22" + NINE_WIB,
                        "D+3 2027-06-25" + NINE_WIB,
                        "D+7 2027-06-29" + NINE_WIB,
                        "D+14 2027-07-06" + NINE_WIB,
                        "D+21 2027-07-13" + NINE_WIB,
                        "D+28 2027-07-20" + NINE_WIB,
                        "D+35 2027-07-27" + NINE_WIB,
                        "D+42 2027-08-03" + NINE_WIB);
    }

    @Test
    void leapDayAndMonthEndsAreDaysLikeOthers() {
        at("2028-02-20T10:00:00+07:00");
        assertThat(ladder(steps.issued(LocalDate.parse("2028-03-07"))))
                .startsWith(
                        "D-7 2028-02-29" + NINE_WIB,
                        "D-3 2028-03-04" + NINE_WIB,
                        "D0 2028-03-07" + NINE_WIB,
                        "D+3 2028-03-10" + NINE_WIB);
        assertThat(ladder(steps.issued(LocalDate.parse("2028-02-29"))))
                .startsWith(
                        "D-7 2028-02-22" + NINE_WIB,
                        "D-3 2028-02-26" + NINE_WIB,
                        "D0 2028-02-29" + NINE_WIB,
                        "D+3 2028-03-03" + NINE_WIB,
                        "D+7 2028-03-07" + NINE_WIB,
                        "D+14 2028-03-14" + NINE_WIB);
        at("2027-01-20T10:00:00+07:00");
        assertThat(ladder(steps.issued(LocalDate.parse("2027-01-31"))))
                .startsWith(
                        "D-7 2027-01-24" + NINE_WIB,
                        "D-3 2027-01-28" + NINE_WIB,
                        "D0 2027-01-31" + NINE_WIB,
                        "D+3 2027-02-03" + NINE_WIB,
                        "D+7 2027-02-07" + NINE_WIB,
                        "D+14 2027-02-14" + NINE_WIB,
                        "D+21 2027-02-21" + NINE_WIB,
                        "D+28 2027-02-28" + NINE_WIB);
    }

    @Test
    void stepsThatAreAlreadyPastAreLeftOut() {
        at("2027-06-08T10:00:00+07:00");
        assertThat(names(steps.issued(LocalDate.parse("2027-06-13"))))
                .startsWith("D-3", "D0")
                .hasSize(9);
        assertThat(names(steps.issued(LocalDate.parse("2027-06-10"))))
                .startsWith("D0", "D+3")
                .hasSize(8);
        // Issued at ten on the due date: nine o'clock is gone.
        assertThat(names(steps.issued(LocalDate.parse("2027-06-08"))))
                .startsWith("D+3", "D+7")
                .hasSize(7);

        at("2027-06-08T08:59:00+07:00");
        assertThat(names(steps.issued(LocalDate.parse("2027-06-08"))))
                .startsWith("D0", "D+3")
                .hasSize(8);
        assertThat(names(steps.issued(LocalDate.parse("2027-06-15"))))
                .startsWith("D-7")
                .hasSize(10);
    }

    @Test
    void dayTurnsAtMidnightOfJakarta() {
        // 23:30 UTC is half past six of the next day in WIB, to which fourteen days are added.
        at("2027-06-08T23:30:00Z");
        assertThat(ladder(steps.issued())).startsWith("D-7 2027-06-16" + NINE_WIB);
        at("2027-06-08T16:30:00Z");
        assertThat(ladder(steps.issued())).startsWith("D-7 2027-06-15" + NINE_WIB);
    }

    @Test
    void movedDueDateMakesANewPlanAndEndsTheOld() {
        at("2027-06-08T10:00:00+07:00");
        String id = steps.issued(LocalDate.parse("2027-06-22"));

        steps.moveDueDate(id, LocalDate.parse("2027-07-01"), steps.etag(id))
                .then()
                .statusCode(200);

        List<Map<String, Object>> rows = rows(id);
        assertThat(rows).hasSize(20);
        assertThat(rows.subList(0, 10)).allSatisfy(row -> {
            assertThat(row).containsEntry("planVersion", 1).containsEntry("state", "CANCELLED");
            assertThat(row.get("settledAt")).isNotNull();
        });
        assertThat(rows.subList(10, 20)).allSatisfy(row -> assertThat(row)
                .containsEntry("planVersion", 2)
                .containsEntry("state", "PLANNED")
                .doesNotContainKey("settledAt"));
        assertThat(rows.get(10)).containsEntry("step", "D-7").containsEntry("dueAt", "2027-06-24" + NINE_WIB);
    }

    @Test
    void whateverSettlesTheInvoiceCancelsTheLadder() {
        at("2027-06-08T10:00:00+07:00");
        String paid = steps.issued(LocalDate.parse("2027-06-22"));
        String voided = steps.issued(LocalDate.parse("2027-06-22"));
        String writtenOff = steps.issued(LocalDate.parse("2027-06-22"));

        steps.pay(paid).then().statusCode(200);
        steps.makeVoid(voided).then().statusCode(200);
        steps.writeOff(writtenOff).then().statusCode(200);

        for (String id : List.of(paid, voided, writtenOff)) {
            assertThat(rows(id)).hasSize(10).allSatisfy(row -> assertThat(row).containsEntry("state", "CANCELLED"));
        }
    }

    @Test
    void draftHasNoLadder() {
        at("2027-06-08T10:00:00+07:00");
        assertThat(rows(steps.drafted())).isEmpty();
    }

    private void at(String moment) {
        clock.move(Duration.ZERO);
        clock.move(Duration.between(clock.instant(), ZonedDateTime.parse(moment).toInstant()));
        steps = new InvoiceSteps(partner.partnerId());
    }

    private List<String> ladder(String id) {
        List<String> ladder = new ArrayList<>();
        for (Map<String, Object> row : rows(id))
            ladder.add(row.get("step") + " " + Instant.parse((String) row.get("dueAt")));
        return ladder;
    }

    private List<String> names(String id) {
        return rows(id).stream().map(row -> (String) row.get("step")).toList();
    }

    private List<Map<String, Object>> rows(String id) {
        return steps.reminders(id).then().statusCode(200).extract().path("items");
    }
}
