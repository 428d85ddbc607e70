package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.STAFF;
import static id.tm.assessment.run.RunSteps.again;
import static id.tm.assessment.run.RunSteps.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.tm.platform.job.JobRunner;
import id.tm.platform.security.Realm;
import id.tm.platform.time.SystemClock;
import id.tm.testing.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Two runs of ten minutes to which the same happens at the same moments, beside what should become of them. Moments are
 * four seconds after a multiple of ten, limits are never near to one: a slow machine changes nothing.
 */
final class TimedPair {

    enum Kind {
        MOVE,
        TO_THE_EDGE,
        ANSWER,
        ANSWER_SECTION,
        LOOK,
        EXTRA,
        EXTRA_SECTION,
        PAUSE,
        RESUME,
        SUBMIT,
        GLANCE
    }

    record Act(Kind kind, int amount) {

        static Act any(Random random) {
            Kind[] kinds = Kind.values();
            int which = random.nextInt(kinds.length + 6);
            // the clock moves and answers come more often than anything else
            return new Act(which < kinds.length ? kinds[which] : kinds[which % 3], random.nextInt(20));
        }
    }

    private static final int LIMIT = 600;
    private static final int SECTION_LIMIT = 305;
    private static final int GRACE = 10;
    private static final int TOLERANCE = 4;
    private static final List<String> QUESTIONS = List.of("a1", "a2", "b1", "b2");
    private static final Set<String> REQUIRED = Set.of("a1", "a2", "b1", "c1");

    private final SystemClock clock;
    private final JobRunner jobs;
    private final Actor member;
    private final Actor staff;
    private final boolean hard;
    private final Instant start;
    private final List<String> runs = new ArrayList<>();

    private int now = 4;
    private int number = 1;
    private int extra;
    private int stood;
    private int pausedAt = -1;
    private int sectionAt = -1;
    private int sectionExtra;
    private int sectionStood;
    private final Set<String> answered = new HashSet<>();
    private String closedBy = "";
    private int closedAt;

    private TimedPair(SystemClock clock, JobRunner jobs, Actor member, Actor staff, boolean hard) {
        this.clock = clock;
        this.jobs = jobs;
        this.member = member;
        this.staff = staff;
        this.hard = hard;
        this.start = Instant.now();
    }

    static TimedPair begin(SystemClock clock, JobRunner jobs, Actor member, Actor staff, String test, boolean hard) {
        List<UUID> entitlements = List.of(RunSteps.entitled(member, test), RunSteps.entitled(member, test));
        TimedPair pair = new TimedPair(clock, jobs, member, staff, hard);
        for (UUID each : entitlements) {
            pair.itIs(0);
            pair.runs.add(RunSteps.start(member, each)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        return pair;
    }

    /** The first is looked at, the second is swept. */
    List<String> runs() {
        return runs;
    }

    /** With a token of now. */
    Actor member() {
        return again(member, Realm.USERS);
    }

    private void itIs(int second) {
        clock.move(Duration.between(Instant.now(), start.plusSeconds(second)));
    }

    void play(Act act) {
        if (isOver() && closedBy.isEmpty()) close("TIME", deadline());
        int amount = act.amount();
        switch (act.kind()) {
            case MOVE -> now += 10 * (1 + amount);
            case TO_THE_EDGE -> toTheEdge(amount);
            case ANSWER -> answer(QUESTIONS.get(amount % 4), Integer.toString(1 + amount % 3), closed() || isPaused());
            case ANSWER_SECTION -> answer("c1", amount % 2 == 0 ? "x" : "y", closed() || isPaused() || isSectionOver());
            case LOOK -> {
                expect(closed() ? 409 : 200, run -> member().given()
                        .queryParam("section", "choice")
                        .get(MINE + "/" + run + "/questions")
                        .statusCode());
                if (!closed() && sectionAt < 0) sectionAt = now;
            }
            case EXTRA -> {
                staff("extra-time", Map.of("time", "PT" + 30 * (1 + amount) + "S", "reason", "Slow"), !closed());
                if (!closed()) extra += 30 * (1 + amount);
            }
            case EXTRA_SECTION -> {
                staff("extra-time", Map.of("time", "PT1M", "reason", "Slow", "section", "choice"), !closed());
                if (!closed()) sectionExtra += 60;
            }
            case PAUSE -> {
                boolean can = !closed() && !isPaused();
                staff("pause", Map.of("reason", "Power"), can);
                if (can) pausedAt = now;
            }
            case RESUME -> {
                staff("resumption", Map.of("reason", "Power"), isPaused());
                if (isPaused()) resume();
            }
            case SUBMIT -> submit();
            case GLANCE -> glance();
            default -> throw new IllegalStateException();
        }
    }

    /** Until nothing can be changed any more. */
    void end() {
        if (isPaused()) play(new Act(Kind.RESUME, 0));
        now = Math.max(now, (deadline() / 10 + 2) * 10 + 4);
        if (!hard) {
            for (String question : QUESTIONS) play(new Act(Kind.ANSWER, QUESTIONS.indexOf(question)));
            play(new Act(Kind.ANSWER_SECTION, 0));
            play(new Act(Kind.SUBMIT, 0));
        }
        play(new Act(Kind.GLANCE, 0));
        assertThat(closed()).isTrue();
    }

    /** Just before the deadline, in the grace after it, or after that. */
    private void toTheEdge(int amount) {
        int wanted = deadline() + List.of(-6, 4, 14).get(amount % 3);
        if (!isPaused() && wanted > now) now = wanted;
    }

    private void answer(String question, String option, boolean tooLate) {
        long sequence = number++;
        expect(tooLate ? 409 : 200, run -> RunSteps.save(member(), run, RunSteps.answer(question, option, sequence))
                .statusCode());
        if (!tooLate) answered.add(question);
    }

    private void staff(String act, Map<String, Object> body, boolean can) {
        expect(can ? 200 : 409, run -> again(staff, Realm.ADMINS)
                .given()
                .body(body)
                .post(STAFF + "/" + run + "/" + act)
                .statusCode());
    }

    private void submit() {
        boolean complete = answered.containsAll(REQUIRED);
        expect(closed() || complete ? 200 : 422, run -> RunSteps.submit(member(), run)
                .statusCode());
        if (!closed() && complete) close("PERSON", now);
    }

    private void glance() {
        itIs(now);
        RunSteps.read(member(), runs.get(0)).then().statusCode(200);
        jobs.runOnce("assessment-time");
        compareClosed();
    }

    /** Both are as they should be, once somebody came by. */
    void compare() {
        play(new Act(Kind.GLANCE, 0));
    }

    private void compareClosed() {
        for (String run : runs) {
            String where = " from user_assessment where id = '" + run + "'";
            assertThat(sql().texts("select state" + where).get(0))
                    .as("%d s", now)
                    .isEqualTo(closed() ? "SCORED" : "IN_PROGRESS");
            if (!closed()) continue;
            assertThat(sql().texts("select closed_by" + where).get(0)).isEqualTo(closedBy);
            assertThat(Double.parseDouble(sql().texts("select extract(epoch from submitted_at - started_at)" + where)
                            .get(0)))
                    .isCloseTo(closedAt, within((double) TOLERANCE));
        }
    }

    private void expect(int status, Function<String, Integer> act) {
        for (String run : runs) {
            itIs(now);
            assertThat(act.apply(run)).as("at %d s", now).isEqualTo(status);
        }
    }

    private void resume() {
        stood += now - pausedAt;
        if (sectionAt >= 0) sectionStood += now - Math.max(pausedAt, sectionAt);
        pausedAt = -1;
    }

    private void close(String by, int when) {
        closedBy = by;
        closedAt = when;
    }

    private boolean closed() {
        return !closedBy.isEmpty();
    }

    private boolean isPaused() {
        return pausedAt >= 0;
    }

    private int deadline() {
        return LIMIT + extra + stood;
    }

    private boolean isOver() {
        return hard && !isPaused() && now > deadline() + GRACE;
    }

    private boolean isSectionOver() {
        return hard && sectionAt >= 0 && now > sectionAt + SECTION_LIMIT + sectionExtra + sectionStood + GRACE;
    }
}
