package id.tm.assessment.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.assessment.scoring.ItemAnswer;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answers as rows: what was acknowledged is in the log for good, and the newest of each question counts. */
@ApplicationScoped
class AnswerStore {

    /** One statement for any number of answers: a number that is known already changes nothing. */
    private static final String SAVE = """
            with given as (
                select question, option, least, sequence from jsonb_to_recordset(cast(:given as jsonb))
                    as g (question text, option text, least text, sequence bigint)),
            logged as (
                insert into user_assessment_answer_logs
                    (id, created_at, user_assessment_id, question_code, option_code, least_code, sequence)
                select gen_random_uuid(), :now, :run, question, option, least, sequence from given
                on conflict do nothing)
            insert into user_assessment_answers
                (id, version, created_at, updated_at, user_assessment_id, question_code, option_code, least_code, sequence)
            select gen_random_uuid(), 0, :now, :now, :run, question, option, least, sequence
            from (select distinct on (question) * from given order by question, sequence desc) as newest
            on conflict (user_assessment_id, question_code) do update
            set option_code = excluded.option_code, least_code = excluded.least_code, sequence = excluded.sequence,
                updated_at = excluded.updated_at, version = user_assessment_answers.version + 1
            where excluded.sequence > user_assessment_answers.sequence
            """;

    private static final String LOG_STAGE = """
            insert into user_assessment_answer_logs
                (id, created_at, user_assessment_id, section_code, stage, picks, sequence)
            values (gen_random_uuid(), :now, :run, :section, :stage, cast(:picks as jsonb), :sequence)
            on conflict do nothing
            """;

    private static final List<String> COPY = List.of("""
            insert into user_assessment_answer_logs
                (id, created_at, user_assessment_id, question_code, section_code, stage, option_code, least_code, picks, sequence)
            select gen_random_uuid(), :now, :copy, question_code, section_code, stage, option_code, least_code, picks, sequence
            from user_assessment_answer_logs where user_assessment_id = :source
            """, """
            insert into user_assessment_answers
                (id, version, created_at, updated_at, user_assessment_id, question_code, option_code, least_code, sequence)
            select gen_random_uuid(), 0, :now, :now, :copy, question_code, option_code, least_code, sequence
            from user_assessment_answers where user_assessment_id = :source
            """, """
            insert into user_strength_typology_tests
                (id, version, created_at, updated_at, user_assessment_id, section_code, picks, sequences)
            select gen_random_uuid(), 0, :now, :now, :copy, section_code, picks, sequences
            from user_strength_typology_tests where user_assessment_id = :source
            """);

    private final ObjectMapper json;

    AnswerStore(ObjectMapper json) {
        this.json = json;
    }

    void save(UUID runId, List<AnswerRequest> given, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery(SAVE)
                .setParameter("given", text(given))
                .setParameter("run", runId)
                .setParameter("now", now)
                .executeUpdate();
    }

    void logStage(UUID runId, String section, int stage, List<String> picks, long sequence, Instant now) {
        Panache.getEntityManager()
                .createNativeQuery(LOG_STAGE)
                .setParameter("run", runId)
                .setParameter("section", section)
                .setParameter("stage", stage)
                .setParameter("picks", text(picks))
                .setParameter("sequence", sequence)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** A run begins with the answers of another, their numbers included. */
    void copy(UUID source, UUID copy, Instant now) {
        COPY.forEach(statement -> Panache.getEntityManager()
                .createNativeQuery(statement)
                .setParameter("source", source)
                .setParameter("copy", copy)
                .setParameter("now", now)
                .executeUpdate());
    }

    /** By question. */
    @SuppressWarnings("unchecked")
    Map<String, ItemAnswer> answers(UUID runId) {
        List<Object[]> rows = Panache.getEntityManager()
                .createNativeQuery("select question_code, option_code, least_code from user_assessment_answers"
                        + " where user_assessment_id = :run and option_code is not null")
                .setParameter("run", runId)
                .getResultList();
        Map<String, ItemAnswer> answers = new LinkedHashMap<>();
        rows.forEach(row -> answers.put((String) row[0], new ItemAnswer((String) row[1], (String) row[2])));
        return answers;
    }

    /** When the last answer to one of the questions came; null when none did. */
    Instant lastAnswerAt(UUID runId, List<String> questions, String section) {
        return (Instant) Panache.getEntityManager()
                .createNativeQuery(
                        "select max(created_at) from user_assessment_answer_logs where user_assessment_id = :run"
                                + " and (question_code in (:questions) or section_code = :section)",
                        Instant.class)
                .setParameter("run", runId)
                .setParameter("questions", questions)
                .setParameter("section", section)
                .getSingleResult();
    }

    /** What somebody answered is gone; that they did stays. */
    void erase(UUID userId) {
        Panache.getEntityManager()
                .createNativeQuery(
                        "update user_assessment_answer_logs set option_code = null, least_code = null, picks = null"
                                + " where user_assessment_id in (select id from user_assessment where user_id = :user)")
                .setParameter("user", userId)
                .executeUpdate();
        for (String table : List.of("user_assessment_answers", "user_strength_typology_tests")) {
            Panache.getEntityManager()
                    .createNativeQuery("delete from " + table
                            + " where user_assessment_id in (select id from user_assessment where user_id = :user)")
                    .setParameter("user", userId)
                    .executeUpdate();
        }
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
