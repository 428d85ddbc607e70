package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static org.assertj.core.api.Assertions.assertThat;

import id.tm.assessment.run.Acknowledged.Said;
import id.tm.testing.Actor;
import id.tm.testing.AnswerLog;
import id.tm.testing.Race;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;

/**
 * Somebody who answers on two devices over a network that loses requests and responses, delays, repeats and swaps. Each
 * device counts for itself and goes on sending what it has no answer to.
 */
final class LossyTaker {

    /** @param options none of a picked statement */
    record Question(String code, String section, List<String> options, boolean forced, boolean required) {}

    /** @param copy made by the network: nobody waits for its response */
    private record Message(int device, List<Said> said, boolean copy) {}

    private static final int DEVICES = 2;

    final Acknowledged acknowledged = new Acknowledged();

    private final Actor member;
    private final String run;
    private final List<Question> questions;
    private final List<String> statements;
    private final long[] next = {1, 1};
    private final List<Queue<Said>> written = List.of(new ArrayDeque<>(), new ArrayDeque<>());
    private final List<Message> onTheWay = new ArrayList<>();

    /** The highest number when the last ones arrived. */
    private long before;

    LossyTaker(Actor member, String run, List<Question> questions, List<String> statements) {
        this.member = member;
        this.run = run;
        this.questions = questions;
        this.statements = statements;
    }

    void answer(int device, Question question, int option) {
        List<String> options = question.options();
        String most = options.get(option % options.size());
        String least = question.forced() ? options.get((option + 1 + option % 2) % options.size()) : null;
        written.get(device).add(Said.answer(question.code(), most, least, next[device]++));
    }

    /** Mostly of what no other stage has, as far as is known. */
    void pick(int device, int stage, long seed) {
        Random random = new Random(seed);
        List<String> free = new ArrayList<>(statements);
        if (random.nextInt(5) > 0) {
            acknowledged.stages().stream()
                    .filter(each -> each.stage() != stage)
                    .forEach(each -> free.removeAll(each.picks()));
        }
        Collections.shuffle(free, random);
        int count = Math.min(free.size(), 5 + random.nextInt(2));
        onTheWay.add(new Message(
                device, List.of(Said.picks(stage, List.copyOf(free.subList(0, count)), next[device]++)), false));
    }

    /** What the device has written goes out, each question once in a batch. */
    void send(int device, int most) {
        Queue<Said> outbox = written.get(device);
        List<Said> batch = new ArrayList<>();
        Set<String> known = new HashSet<>();
        while (!outbox.isEmpty()
                && batch.size() < most
                && known.add(outbox.peek().question())) batch.add(outbox.remove());
        if (!batch.isEmpty()) onTheWay.add(new Message(device, batch, false));
    }

    /** The device looks where to go on. */
    void sync(int device) {
        next[device] = Math.max(
                next[device],
                1 + RunSteps.read(member, run).<Number>path("highestSequence").longValue());
    }

    /** One of those on the way arrives; its response may be lost, and the network may keep a copy for later. */
    void deliver(int which, boolean responseLost, boolean copied) {
        if (onTheWay.isEmpty()) return;
        Message message = onTheWay.remove(which % onTheWay.size());
        before = acknowledged.highest();
        arrived(message, put(message), responseLost, copied);
    }

    /** Two of them arrive at the same moment. */
    void deliverTwo(int which, boolean responseLost, boolean copied) {
        if (onTheWay.size() < 2) return;
        Message one = onTheWay.remove(which % onTheWay.size());
        Message other = onTheWay.remove(which % onTheWay.size());
        before = acknowledged.highest();
        List<Response> responses =
                Race.run(2, number -> put(number == 0 ? one : other)).responses();
        boolean otherFirst = responses.get(0).statusCode() != 200;
        if (otherFirst) arrived(other, responses.get(1), responseLost, copied);
        arrived(one, responses.get(0), responseLost, copied);
        if (!otherFirst) arrived(other, responses.get(1), responseLost, copied);
    }

    /** One of them never arrives; whoever sent it does so again. */
    void lose(int which) {
        if (!onTheWay.isEmpty()) onTheWay.add(onTheWay.remove(which % onTheWay.size()));
    }

    /** The network is well again: everything arrives and is answered. */
    void settle() {
        for (int device = 0; device < DEVICES; device++) {
            while (!written.get(device).isEmpty()) send(device, questions.size());
        }
        while (!onTheWay.isEmpty()) deliver(0, false, false);
    }

    /** What nobody has answered so far is answered, and all stages are done. */
    void complete(long seed) {
        sync(0);
        for (Question question : questions) {
            if (question.required() && !acknowledged.isAnswered(question.code())) answer(0, question, (int) (seed & 3));
        }
        settle();
        for (int stage = acknowledged.stages().size() + 1; stage <= 4; stage++) {
            List<String> free = new ArrayList<>(statements);
            acknowledged.stages().forEach(each -> free.removeAll(each.picks()));
            onTheWay.add(new Message(0, List.of(Said.picks(stage, free.subList(0, 5), next[0]++)), false));
            settle();
        }
    }

    /**
     * The answers are closed: whatever is on the way or was not sent yet goes out until it is answered. What had been saved
     * is confirmed, anything else is refused by word that it is over, and nothing of it counts.
     */
    void comeTooLate() {
        for (int device = 0; device < DEVICES; device++) {
            while (!written.get(device).isEmpty()) send(device, questions.size());
        }
        for (Message message : onTheWay) {
            Response response = put(message);
            if (acknowledged.holds(message.said())) {
                assertThat(response.statusCode())
                        .as("saved before: %s, %s", message, response.asString())
                        .isEqualTo(200);
                Said first = message.said().get(0);
                assertThat(response.<Integer>path("saved"))
                        .isEqualTo(
                                first.isStage()
                                        ? first.picks().size()
                                        : message.said().size());
            } else {
                assertThat(response.statusCode()).as("never saved: %s", message).isEqualTo(409);
                assertThat(response.<String>path("currentState")).isEqualTo("SCORED");
            }
        }
        onTheWay.clear();
    }

    private Response put(Message message) {
        Said first = message.said().get(0);
        if (first.isStage()) {
            return member.given()
                    .body(Map.of("picks", first.picks(), "sequence", first.sequence()))
                    .put(MINE + "/" + run + "/stages/" + first.stage());
        }
        if (message.said().size() == 1) {
            Map<String, Object> body = body(first);
            body.remove("question");
            return member.given().body(body).put(MINE + "/" + run + "/answers/" + first.question());
        }
        return member.given()
                .body(Map.of(
                        "answers", message.said().stream().map(LossyTaker::body).toList()))
                .put(MINE + "/" + run + "/answers");
    }

    private static Map<String, Object> body(Said said) {
        Map<String, Object> body = new HashMap<>();
        body.put("question", said.question());
        body.put("option", said.option());
        body.put("sequence", said.sequence());
        if (said.least() != null) body.put("least", said.least());
        return body;
    }

    private void arrived(Message message, Response response, boolean responseLost, boolean copied) {
        int status = response.statusCode();
        assertThat(status).as("%s: %s", message, response.asString()).isIn(200, 409, 422);
        if (status == 200) message.said().forEach(acknowledged::add);
        if (status == 409) assertRefusedRightly(message, response);
        if (status == 422) {
            assertThat(message.said().get(0).isStage()).as(response.asString()).isTrue();
        }
        if (copied && !message.copy()) onTheWay.add(new Message(message.device(), message.said(), true));
        if (message.copy()) return;
        if (responseLost) onTheWay.add(message);
        else if (status == 409) renumber(message, response);
    }

    private void assertRefusedRightly(Message message, Response response) {
        assertThat(response.<String>path("code")).as(response.asString()).isEqualTo("answer-number-taken");
        Set<String> taken = acknowledged.taken(message.said());
        assertThat(taken).as("refused without a cause: %s", message).isNotEmpty();
        if (!message.said().get(0).isStage()) {
            assertThat(response.<List<String>>path("questions")).containsExactlyElementsOf(taken);
        }
        assertThat(response.<Number>path("highestSequence").longValue()).isGreaterThanOrEqualTo(before);
    }

    private void renumber(Message message, Response response) {
        int device = message.device();
        next[device] = Math.max(
                next[device], 1 + response.<Number>path("highestSequence").longValue());
        List<Said> again = message.said().stream()
                .map(each -> each.renumbered(next[device]++))
                .toList();
        onTheWay.add(new Message(device, again, false));
    }

    /** The tables, the log and what the person sees are what the oracle says. */
    void compare() {
        String where = " where user_assessment_id = '" + run + "'";
        assertThat(sorted("select coalesce(question_code, 'stage ' || stage) || ' ' || sequence || ' '"
                        + " || coalesce(option_code || coalesce('/' || least_code, ''), replace(picks::text, '\"', ''))"
                        + " from user_assessment_answer_logs" + where))
                .as("the log")
                .isEqualTo(acknowledged.log());
        assertThat(sorted(
                        "select question_code || ' ' || sequence || ' ' || option_code || coalesce('/' || least_code, '')"
                                + " from user_assessment_answers" + where))
                .as("what counts")
                .isEqualTo(acknowledged.answers().stream()
                        .map(Acknowledged::line)
                        .sorted()
                        .toList());
        List<Said> stages = acknowledged.stages();
        assertThat(sql().texts("select replace(picks::text, '\"', '') || sequences from user_strength_typology_tests"
                        + where))
                .as("stages")
                .isEqualTo(
                        stages.isEmpty()
                                ? List.of()
                                : List.of(stages.stream().map(Said::picks).toList() + ""
                                        + stages.stream().map(Said::sequence).toList()));
        AnswerLog.assertTellsAll(sql(), "select '" + run + "'::uuid");
        assertThat(seen()).as("what the person sees").isEqualTo(expected());
    }

    private static List<String> sorted(String query) {
        return sql().texts(query).stream().sorted().toList();
    }

    private List<String> seen() {
        JsonPath run = RunSteps.read(member, this.run).jsonPath();
        List<String> seen = new ArrayList<>();
        seen.add("highest " + run.getLong("highestSequence"));
        for (int i = 0; i < run.getList("sections").size(); i++) {
            String part = "sections[" + i + "].";
            seen.add(run.getString(part + "code") + " " + run.getInt(part + "done") + " of "
                    + run.getInt(part + "total") + ", missing "
                    + run.getList(part + "missing").stream().sorted().toList());
        }
        return seen;
    }

    private List<String> expected() {
        List<String> expected = new ArrayList<>();
        expected.add("highest " + acknowledged.highest());
        for (String section :
                questions.stream().map(Question::section).distinct().toList()) {
            List<Question> its = questions.stream()
                    .filter(each -> each.section().equals(section))
                    .toList();
            List<Integer> missing = new ArrayList<>();
            for (int i = 0; i < its.size(); i++) {
                if (its.get(i).required() && !acknowledged.isAnswered(its.get(i).code())) missing.add(i + 1);
            }
            long done = its.stream()
                    .filter(each -> acknowledged.isAnswered(each.code()))
                    .count();
            expected.add(section + " " + done + " of " + its.size() + ", missing " + missing);
        }
        int done = acknowledged.stages().size();
        expected.add(
                "statements " + done + " of 4, missing " + List.of(1, 2, 3, 4).subList(done, 4));
        return expected;
    }
}
