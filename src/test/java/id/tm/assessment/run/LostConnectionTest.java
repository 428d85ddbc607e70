package id.tm.assessment.run;

import static id.tm.assessment.AssessmentSteps.at;
import static id.tm.assessment.AssessmentSteps.joined;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.offered;
import static id.tm.assessment.run.RunSteps.submit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.tm.assessment.run.Acknowledged.Said;
import id.tm.assessment.run.LossyTaker.Question;
import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.Seeded;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** T8: drop, reorder, duplicate, two devices: the result is the oracle's, and the log tells the state again. */
@ServiceTest
class LostConnectionTest {

    private static final int SEQUENCES = 8;
    private static final int LONGEST = 90;
    private static final int MEANWHILE = 25;

    private enum Act {
        ANSWER(42),
        PICK(10),
        SEND(12),
        DELIVER(20),
        DELIVER_TWO(5),
        LOSE(3),
        SYNC(2),
        CLASH(4),
        COMPARE(2);

        private final int weight;

        Act(int weight) {
            this.weight = weight;
        }

        static Act any(Random random) {
            int at = random.nextInt(100);
            for (Act act : values()) {
                at -= act.weight;
                if (at < 0) return act;
            }
            throw new IllegalStateException();
        }
    }

    private record Step(Act act, int device, int which, int choice, boolean responseLost, boolean copied, long seed) {

        static Step any(Random random) {
            return new Step(
                    Act.any(random),
                    random.nextInt(2),
                    // the first questions more often: they are answered again and again
                    Math.min(random.nextInt(17), random.nextInt(17)),
                    random.nextInt(4),
                    random.nextInt(4) == 0,
                    random.nextInt(4) == 0,
                    random.nextLong());
        }

        void play(LossyTaker taker, List<Question> questions) {
            Question question = questions.get(which % questions.size());
            int stage = 1 + which % 4;
            switch (act) {
                case ANSWER -> taker.answer(device, question, choice);
                case PICK -> taker.pick(device, stage, seed);
                case SEND -> taker.send(device, 1 + which);
                case DELIVER -> taker.deliver(which, responseLost, copied);
                case DELIVER_TWO -> taker.deliverTwo(which, responseLost, copied);
                case LOSE -> taker.lose(which);
                case SYNC -> taker.sync(device);
                case CLASH -> clash(taker, question, stage);
                case COMPARE -> taker.compare();
                default -> throw new IllegalStateException();
            }
        }

        /** Both devices look where to go on, and then count alike. */
        private void clash(LossyTaker taker, Question question, int stage) {
            taker.sync(0);
            taker.sync(1);
            for (int each = 0; each < 2; each++) {
                if (responseLost) taker.pick(each, stage, seed + each);
                else taker.answer(each, question, choice + each);
                taker.send(each, 17);
            }
        }
    }

    @Test
    void whateverTheNetworkDoesTheResultIsThatOfTheNewestAnswers() {
        Actor member = Actors.member();
        ObjectNode instrument = joined(small(), "work-style", "st-30");
        at(instrument, "/sections/4").put("shuffleItems", false);
        String test = offered(instrument, wishes -> {});
        List<Question> questions = questions(instrument);
        List<String> statements = statements(instrument);
        Seeded.sequences(SEQUENCES, LONGEST, Step::any).hold(steps -> {
            String run = begun(member, test);
            LossyTaker taker = new LossyTaker(member, run, questions, statements);
            steps.forEach(step -> step.play(taker, questions));
            taker.settle();
            taker.compare();
            taker.complete(steps.get(0).seed());
            taker.compare();
            // one device submits while the other has not heard of everything it sent, and holds something back
            steps.stream().limit(MEANWHILE).forEach(step -> step.play(taker, questions));
            submit(member, run).then().statusCode(200);
            Object before = result(member, run);
            taker.comeTooLate();
            assertThat(result(member, run)).isEqualTo(before);
            taker.compare();
            assertThat(result(member, run)).isEqualTo(result(member, straight(member, test, taker.acknowledged)));
        });
    }

    /** The same answers without a network to speak of. */
    private static String straight(Actor member, String test, Acknowledged said) {
        String run = begun(member, test);
        List<Map<String, Object>> answers = new ArrayList<>();
        for (Said each : said.answers()) {
            Map<String, Object> answer = new HashMap<>(RunSteps.answer(each.question(), each.option(), 1));
            if (each.least() != null) answer.put("least", each.least());
            answers.add(answer);
        }
        member.given()
                .body(Map.of("answers", answers))
                .put(MINE + "/" + run + "/answers")
                .then()
                .statusCode(200);
        for (Said each : said.stages()) {
            member.given()
                    .body(Map.of("picks", each.picks(), "sequence", 1))
                    .put(MINE + "/" + run + "/stages/" + each.stage())
                    .then()
                    .statusCode(200);
        }
        submit(member, run).then().statusCode(200);
        return run;
    }

    private static List<Object> result(Actor member, String run) {
        Response result = member.given().get(MINE + "/" + run + "/result");
        result.then().statusCode(200);
        List<Object> sections = result.path("sections");
        assertThat(sections).hasSize(5);
        return sections;
    }

    private static List<Question> questions(ObjectNode instrument) {
        List<Question> questions = new ArrayList<>();
        for (JsonNode section : instrument.get("sections")) {
            if (section.get("kind").asText().equals("STAGED_PICK")) continue;
            boolean forced = section.get("kind").asText().equals("FORCED_CHOICE");
            for (JsonNode question : section.get("questions")) {
                List<String> options = new ArrayList<>();
                question.path("options")
                        .forEach(each -> options.add(each.get("code").asText()));
                questions.add(new Question(
                        question.get("code").asText(),
                        section.get("code").asText(),
                        options.isEmpty() ? List.of("1", "2", "3") : options,
                        forced,
                        question.path("required").asBoolean(true)));
            }
        }
        return questions;
    }

    private static List<String> statements(ObjectNode instrument) {
        List<String> statements = new ArrayList<>();
        instrument
                .at("/sections/4/questions")
                .forEach(each -> statements.add(each.get("code").asText()));
        return statements;
    }
}
