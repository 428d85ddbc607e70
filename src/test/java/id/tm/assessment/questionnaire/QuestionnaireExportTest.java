package id.tm.assessment.questionnaire;

import static id.tm.assessment.AssessmentSteps.ASSESSMENTS;
import static id.tm.assessment.AssessmentSteps.keeper;
import static id.tm.assessment.AssessmentSteps.small;
import static id.tm.assessment.AssessmentSteps.sql;
import static id.tm.assessment.run.RunSteps.MINE;
import static id.tm.assessment.run.RunSteps.begun;
import static id.tm.assessment.run.RunSteps.offered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import id.tm.testing.Actor;
import id.tm.testing.Actors;
import id.tm.testing.ServiceTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of any length, and as few questions to the database for many questions as for few. */
@ServiceTest
class QuestionnaireExportTest {

    private static final int MORE = 2 * QuestionnaireExport.RUNS;

    @Inject
    EntityManagerFactory factory;

    private final Actor admin = keeper();
    private final Actor member = Actors.member();
    private String assessment;
    private String definition;
    private String run;

    @BeforeEach
    void aTest() {
        String test = offered(small(), wishes -> {});
        assessment = sql().texts("select id from assessment where code = '" + test + "'")
                .get(0);
        definition = ASSESSMENTS + "/" + assessment + "/questionnaire";
        ask(2);
        run = begun(member, test);
        member.given()
                .body(Map.of(
                        "moment",
                        "BEFORE",
                        "answers",
                        List.of(
                                Map.of("question", "q0", "options", List.of("yes")),
                                Map.of("question", "q1", "options", List.of("no")))))
                .put(MINE + "/" + run + "/questionnaire")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void countNoMore() {
        factory.unwrap(SessionFactory.class).getStatistics().setStatisticsEnabled(false);
    }

    @Test
    void aFileOfManyRunsHasEveryLineOnceAndEveryReadIsWrittenDown() {
        othersSayTheSame(MORE);
        Actor reader = Actors.admin("user-assessments:results");
        Response file = reader.given().accept("text/csv").get(definition + "/responses.csv");
        file.then().statusCode(200).contentType("text/csv");
        List<String> lines = file.asString().lines().toList();
        assertThat(lines).hasSize(1 + 2 * (MORE + 1)).doesNotHaveDuplicates();
        assertThat(lines.get(0)).isEqualTo("user_assessment_id,moment,question,text,answer,answered_at");
        assertThat(lines.stream().filter(line -> line.contains(run)))
                .hasSize(2)
                .allMatch(line -> line.contains("\"BEFORE\",\"q"));
        assertThat(sql().number(
                                "select count(distinct user_assessment_id) from user_assessment_reads where reader_id = '"
                                        + reader.id() + "'"))
                .isEqualTo(MORE + 1);
        assertThat(sql().number("select count(*) from user_assessment_reads where reader_id = '" + reader.id() + "'"))
                .isEqualTo(MORE + 1);
    }

    @Test
    void ofATestThatThereIsNotThereIsNoFile() {
        Actors.admin("user-assessments:results")
                .given()
                .accept("text/csv")
                .get(ASSESSMENTS + "/" + UUID.randomUUID() + "/questionnaire/responses.csv")
                .then()
                .statusCode(404);
    }

    @Test
    void manyQuestionsTakeNoMoreStatementsThanFew() {
        long few = statements();
        ask(30);
        admin.given().get(definition).then().body("questions", hasSize(30)).body("questions[29].options", hasSize(2));
        assertThat(statements()).isEqualTo(few);
    }

    /** Of reading what is asked; whatever else goes on meanwhile can only add to it. */
    private long statements() {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        return LongStream.range(0, 5)
                .map(round -> {
                    long before = statistics.getPrepareStatementCount();
                    admin.given().get(definition).then().statusCode(200);
                    return statistics.getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();
    }

    private void ask(int questions) {
        List<Map<String, Object>> asked = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            asked.add(Map.of(
                    "code",
                    "q" + i,
                    "kind",
                    "SINGLE",
                    "required",
                    true,
                    "moment",
                    "BEFORE",
                    "text",
                    "Tanya " + i,
                    "options",
                    List.of(Map.of("code", "yes", "text", "Ya"), Map.of("code", "no", "text", "Tidak"))));
        }
        admin.given()
                .header("If-Match", admin.given().get(definition).header("ETag"))
                .body(Map.of("questions", asked))
                .put(definition)
                .then()
                .statusCode(200);
    }

    private void othersSayTheSame(int runs) {
        sql().execute("""
                with seats as (
                    insert into entitlements
                    select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'part', n + 1))).*
                    from entitlements e join user_assessment r on r.entitlement_id = e.id, generate_series(1, %2$d) n
                    where r.id = '%1$s' returning id)
                insert into user_assessment
                select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'entitlement_id', s.id))).*
                from user_assessment r, seats s where r.id = '%1$s'
                """.formatted(run, runs));
        sql().execute("""
                insert into additional_info_question_responses
                select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'user_assessment_id', u.id))).*
                from additional_info_question_responses p, user_assessment u
                where p.user_assessment_id = '%1$s' and u.assessment_id = '%2$s' and u.id <> '%1$s'
                """.formatted(run, assessment));
    }
}
