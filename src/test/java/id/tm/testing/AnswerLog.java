package id.tm.testing;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether the log of answers alone tells what counts, looked up in the tables themselves. */
public final class AnswerLog {

    private static final String ANSWERS = """
            with runs as (%s),
            told as (
                select distinct on (user_assessment_id, question_code)
                    user_assessment_id, question_code, option_code, least_code, sequence, created_at as at
                from user_assessment_answer_logs
                where question_code is not null and user_assessment_id in (table runs)
                order by user_assessment_id, question_code, sequence desc),
            kept as (
                select user_assessment_id, question_code, option_code, least_code, sequence, updated_at as at
                from user_assessment_answers where user_assessment_id in (table runs))
            select 'told only ' || t::text from (table told except table kept) t
            union all select 'kept only ' || k::text from (table kept except table told) k
            """;

    private static final String STAGES = """
            with runs as (%s),
            last as (
                select distinct on (user_assessment_id, section_code, stage)
                    user_assessment_id, section_code, stage, picks, sequence
                from user_assessment_answer_logs
                where stage is not null and user_assessment_id in (table runs)
                order by user_assessment_id, section_code, stage, sequence desc),
            told as (
                select user_assessment_id, section_code, array_agg(stage order by stage) as stages,
                    jsonb_agg(picks order by stage) as picks, jsonb_agg(sequence order by stage) as sequences
                from last group by user_assessment_id, section_code),
            kept as (
                select user_assessment_id, section_code, array(select generate_series(1, jsonb_array_length(picks))) as stages,
                    picks, sequences
                from user_strength_typology_tests where user_assessment_id in (table runs))
            select 'told only ' || t::text from (table told except table kept) t
            union all select 'kept only ' || k::text from (table kept except table told) k
            """;

    private AnswerLog() {}

    /**
     * The answers and picks that count are those that the log says, in number, content and moment.
     *
     * @param runs a query of the ids of runs
     */
    public static void assertTellsAll(Sql sql, String runs) {
        assertThat(sql.texts(ANSWERS.formatted(runs))).as("answers").isEmpty();
        assertThat(sql.texts(STAGES.formatted(runs))).as("stages").isEmpty();
    }
}
