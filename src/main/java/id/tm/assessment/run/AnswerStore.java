package id.tm.assessment.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.tm.assessment.scoring.ItemAnswer;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Answers as rows: what was acknowledged is in the log for good, and the newest of each question counts. A question (or a
 * stage) and a number stand for one content for ever: the same again changes nothing, another content is never taken.
 */
@ApplicationScoped
class AnswerStore {

    /**
     * One statement for any number of answers; it tells how many of them are new to the log. Always in the order of the
     * questions, so that two devices wait for each other and never in a circle.
     */
    private static final String SAVE = """
            with given as (
                select question, option, least, sequence from jsonb_to_recordset(cast(:given as jsonb))
                    as g (question text, option text, least text, sequence bigint)),
            logged as (
                insert into user_assessment_answer_logs
                    (id, created_at, user_assessment_id, question_code, option_code, least_code, sequence)
                select gen_random_uuid(), :now, :run, question, option, least, sequence from given
                order by question
                on conflict do nothing
                returning question_code),
            counted as (
                insert into user_assessment_answers
                    (id, version, created_at, updated_at, user_assessment_id, question_code, option_code, least_code, sequence)
                select gen_random_uuid(), 0, :now, :now, :run, question, option, least, sequence from given
                order by question
                on conflict (user_assessment_id, question_code) do update
                set option_code = excluded.option_code, least_code = excluded.least_code, sequence = excluded.sequence,
                    updated_at = excluded.updated_at, version = user_assessment_answers.version + 1
                where excluded.sequence > user_assessment_answers.sequence)
            select count(*) from logged
            """;

    /** A statement of its own: only now is what another device has just committed to be seen. */
    private static final String TAKEN = """
            select question from jsonb_to_recordset(cast(:given as jsonb))
                as g (question text, option text, least text, sequence bigint)
            join user_assessment_answer_logs l on l.user_assessment_id = :run and l.question_code = g.question
                and l.section_code is null and l.stage is null and l.sequence = g.sequence
            where (l.option_code, l.least_code) is distinct from (g.option, g.least)
            """;

    private static final String SAVED = """
            select max(l.created_at) from jsonb_to_recordset(cast(:given as jsonb))
                as g (question text, option text, least text, sequence bigint)
            join user_assessment_answer_logs l on l.user_assessment_id = :run and l.question_code = g.question
                and l.section_code is null and l.stage is null and l.sequence = g.sequence
            where (l.option_code, l.least_code) is not distinct from (g.option, g.least)
            having count(distinct l.id) = :all
            """;

    private static final String STAGE_SAVED = """
            select created_at from user_assessment_answer_logs
            where user_assessment_id = :run and question_code is null and section_code = :section and stage = :stage
                and sequence = :sequence and picks = cast(:picks as jsonb)
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

    /**
     * @param given each question once
     * @return the questions whose number stands for another answer; then the transaction has to be rolled back
     */
    Set<String> save(UUID runId, List<AnswerRequest> given, Instant now) {
        String all = text(given);
        Number fresh = (Number) Panache.getEntityManager()
                .createNativeQuery(SAVE)
                .setParameter("given", all)
                .setParameter("run", runId)
                .setParameter("now", now)
                .getSingleResult();
        return fresh.intValue() == given.size() ? Set.of() : taken(runId, all);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> taken(UUID runId, String given) {
        return Set.copyOf((List<String>) Panache.getEntityManager()
                .createNativeQuery(TAKEN, String.class)
                .setParameter("given", given)
                .setParameter("run", runId)
                .getResultList());
    }

    /** @return whether the number does not stand for other picks of the stage */
    boolean logStage(UUID runId, String section, int stage, List<String> picks, long sequence, Instant now) {
        int fresh = Panache.getEntityManager()
                .createNativeQuery(LOG_STAGE)
                .setParameter("run", runId)
                .setParameter("section", section)
                .setParameter("stage", stage)
                .setParameter("picks", text(picks))
                .setParameter("sequence", sequence)
                .setParameter("now", now)
                .executeUpdate();
        return fresh == 1
                || stageSavedAt(runId, section, stage, picks, sequence).isPresent();
    }

    /** When the last of them was saved; nothing unless every one is on disk with the same content. */
    Optional<Instant> savedAt(UUID runId, List<AnswerRequest> given) {
        return moment(Panache.getEntityManager()
                .createNativeQuery(SAVED, Instant.class)
                .setParameter("given", text(given))
                .setParameter("run", runId)
                .setParameter("all", given.size()));
    }

    /** When exactly these picks of the stage were saved under that number. */
    Optional<Instant> stageSavedAt(UUID runId, String section, int stage, List<String> picks, long sequence) {
        return moment(Panache.getEntityManager()
                .createNativeQuery(STAGE_SAVED, Instant.class)
                .setParameter("run", runId)
                .setParameter("section", section)
                .setParameter("stage", stage)
                .setParameter("picks", text(picks))
                .setParameter("sequence", sequence));
    }

    @SuppressWarnings("unchecked")
    private static Optional<Instant> moment(Query query) {
        return ((List<Instant>) query.getResultList()).stream().findFirst();
    }

    /** The number above which no answer and no stage of the run has one; 0 while there are none. */
    long highestSequence(UUID runId) {
        return ((Number) Panache.getEntityManager()
                        .createNativeQuery("select coalesce(max(sequence), 0) from user_assessment_answer_logs"
                                + " where user_assessment_id = :run")
                        .setParameter("run", runId)
                        .getSingleResult())
                .longValue();
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
