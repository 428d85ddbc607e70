package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.at;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.offered;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.assessment.run.TimedPair.Act;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.AnswerLog;
import id.tm.testing.Seeded;
import id.tm.testing.ServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** T6, T14: a reader who comes late and the sweep decide the same of every moment, with extra time, pauses and sections. */
@ServiceTest
class RunTimeOutcomeTest {

    private static final int CLOCKS = 40;
    private static final int SEQUENCES = 8;
    private static final int LONGEST = 30;

    @Inject
    SystemClock clock;

    @Inject
    id.tm.platform.job.JobRunner jobs;

    @AfterEach
    void asItWas() {
        clock.move(Duration.ZERO);
    }

    /** Minutes and seconds of one clock; -1 for none. */
    private record Times(
            int limit, boolean hard, int extra, int sectionExtra, int pausedAfter, int pausedFor, int openAfter) {

        static Times any(Random random) {
            return new Times(
                    60 + random.nextInt(3600),
                    random.nextInt(5) > 0,
                    random.nextBoolean() ? 0 : 1 + random.nextInt(900),
                    random.nextBoolean() ? 0 : 1 + random.nextInt(900),
                    random.nextBoolean() ? -1 : random.nextInt(60),
                    random.nextInt(4000),
                    random.nextInt(5) > 0 ? -1 : 60 + random.nextInt(60));
        }
    }

    /** What the sweep asks the database for is what the clock says, to the microsecond. */
    @Test
    void theSweepAndTheReaderHaveOneClock() {
        Actor member = Actors.member();
        String source = begun(member, offered(small(), wishes -> {}));
        int[] part = {1};
        Seeded.values(CLOCKS, Times::any, times -> {
            Instant start = Instant.parse("2026-03-01T10:00:00.123457Z");
            UUID id = copy(source, part[0]++, times, start);
            QuarkusTransaction.requiringNew().run(() -> {
                RunTime time = RunClocks.of(UserAssessment.require(id)).whole();
                Instant end = time.deadline(start.plusSeconds(times.openAfter() + 4001))
                        .orElseThrow();
                Stream.of(
                                start,
                                end.minusSeconds(1),
                                end,
                                end.plus(RunTime.GRACE).minus(1, ChronoUnit.MICROS),
                                end.plus(RunTime.GRACE),
                                end.plus(RunTime.GRACE).plus(1, ChronoUnit.MICROS),
                                end.plusSeconds(11),
                                end.plusSeconds(100_000))
                        .filter(now -> times.openAfter() < 0 || !now.isBefore(start.plusSeconds(times.openAfter())))
                        .forEach(now -> assertThat(
                                        RunQueries.listOver(now, 1_000_000).contains(id))
                                .as("%s at %s", times, Duration.between(start, now))
                                .isEqualTo(time.isOver(now)));
            });
            sql().execute("update user_assessment set state = 'VOID', voided_at = now() where id = '" + id + "'");
        });
    }

    /** Two runs to which the same happens at the same moments; one is only looked at, the other only swept. */
    @Test
    void whoeverComesFirstTheOutcomeIsTheSame() {
        Actor staff = Actors.admin("user-assessments:write", "user-assessments:read");
        Actor member = Actors.member();
        ObjectNode file = small();
        at(file, "/sections/1").put("timeLimit", "PT5M5S");
        ObjectNode soft = small();
        at(soft, "/sections/1").put("timeLimit", "PT5M5S").put("hardLimit", false);
        String hardTest = limited(file, true);
        String softTest = limited(soft, false);
        Seeded.sequences(SEQUENCES, LONGEST, Act::any).hold(acts -> {
            boolean hard = acts.get(0).amount() % 4 > 0;
            clock.move(Duration.ZERO);
            TimedPair pair = TimedPair.begin(clock, jobs, member, staff, hard ? hardTest : softTest, hard);
            acts.forEach(pair::play);
            pair.compare();
            pair.end();
            pair.compare();
            AnswerLog.assertTellsAll(sql(), "select unnest(array['" + String.join("','", pair.runs()) + "']::uuid[])");
            List<Object> results = pair.runs().stream()
                    .map(run -> pair.member()
                            .given()
                            .get(MINE + "/" + run + "/result")
                            .<Object>path("sections"))
                    .toList();
            assertThat(results.get(0)).isNotNull().isEqualTo(results.get(1));
        });
    }

    private static String limited(ObjectNode file, boolean hard) {
        return offered(file, test -> {
            test.put("timeLimit", "PT10M");
            test.put("hardLimit", hard);
        });
    }

    /** A run as another one, with an entitlement and times of its own. */
    private static UUID copy(String source, int part, Times times, Instant start) {
        UUID id = UUID.randomUUID();
        sql().execute("""
                with seat as (
                    insert into entitlements
                    select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'part', %2$d))).*
                    from entitlements e join user_assessment r on r.entitlement_id = e.id where r.id = '%1$s'
                    returning id)
                insert into user_assessment
                select (jsonb_populate_record(r, jsonb_build_object('id', '%3$s', 'entitlement_id', seat.id,
                    'started_at', '%4$s', 'time_limit_seconds', %5$d, 'hard_limit', %6$b))).*
                from user_assessment r, seat where r.id = '%1$s'
                """.formatted(source, part, id, start, times.limit(), times.hard()));
        if (times.extra() > 0) grant(id, "null", times.extra());
        if (times.sectionExtra() > 0) grant(id, "'main'", times.sectionExtra());
        if (times.pausedAfter() >= 0) {
            Instant from = start.plusSeconds(times.pausedAfter()).plusNanos(1_000);
            pause(id, from, "'" + from.plusSeconds(times.pausedFor()) + "'");
        }
        if (times.openAfter() >= 0) pause(id, start.plusSeconds(times.openAfter()), "null");
        return id;
    }

    private static void grant(UUID run, String section, int seconds) {
        sql().execute(
                        "insert into user_assessment_time_grants (id, created_at, user_assessment_id, section_code, seconds,"
                                + " reason, granted_by) values (gen_random_uuid(), now(), '" + run + "', " + section
                                + ", " + seconds
                                + ", 'Slow', gen_random_uuid())");
    }

    private static void pause(UUID run, Instant from, String until) {
        sql().execute("insert into user_assessment_pauses (id, version, created_at, updated_at, user_assessment_id,"
                + " paused_at, resumed_at, reason, paused_by) values (gen_random_uuid(), 0, now(), now(), '" + run
                + "', '"
                + from + "', " + until + ", 'Power', gen_random_uuid())");
    }
}
