/**
 * Tests: the instruments as versioned data, the engine that scores them, and what of it is offered.
 *
 * <p>Rooms: {@code instrument} (question groups with their sections, questions, options, keys, norms and report texts:
 * imported, checked, published and then frozen by the database; answer templates and categories), {@code scoring} (the
 * engine: pure functions over records, see {@link id.tm.assessment.scoring.Scoring}), {@code catalog} (the tests as they
 * are offered; a product names one by its code as the instrument it entitles to), {@code run} (what somebody answers, the
 * clock of it, and every scoring of it), {@code report} (what a result says to the person it is about: written by a pure
 * function, set on paper and as a page, made once and kept).
 *
 * <p>Tables: quiz_master_question_categories, quiz_answer_templates, quiz_answer_template_items, quiz_question_groups,
 * quiz_sections, quiz_questions, quiz_question_answers, quiz_question_group_revisions, assessment, user_assessment,
 * user_assessment_sections, user_assessment_answers, user_assessment_answer_logs, user_assessment_time_grants,
 * user_assessment_pauses, user_assessment_results, user_strength_typology_tests, user_assessment_reports.
 *
 * <p>Doors used: {@link id.tm.sales.Entitlements} (a run stands on one, and is void when
 * {@link id.tm.sales.EntitlementVoided} tells so), {@link id.tm.account.MemberActivity} and {@link id.tm.finance.Shares}.
 */
package id.tm.assessment;
