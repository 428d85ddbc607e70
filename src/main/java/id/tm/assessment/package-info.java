/**
 * Tests: the instruments as versioned data, the engine that scores them, and what of it is offered.
 *
 * <p>Rooms: {@code instrument} (question groups with their sections, questions, options, keys, norms and report texts:
 * imported, checked, published and then frozen by the database; answer templates and categories), {@code scoring} (the
 * engine: pure functions over records, see {@link id.tm.assessment.scoring.Scoring}), {@code catalog} (the tests as they
 * are offered; a product names one by its code as the instrument it entitles to), {@code run} (what somebody answers, the
 * clock of it, every scoring of it, and who may read that), {@code report} (what a result says to the person it is about:
 * written by a pure function, set on paper and as a page, made once and kept), {@code sharing} (links to a result),
 * {@code questionnaire} (what is asked before and after a test), {@code feedbackonly} (results from elsewhere, brought to a
 * consultation).
 *
 * <p>Tables: quiz_master_question_categories, quiz_answer_templates, quiz_answer_template_items, quiz_question_groups,
 * quiz_sections, quiz_questions, quiz_question_answers, quiz_question_group_revisions, assessment, user_assessment,
 * user_assessment_sections, user_assessment_answers, user_assessment_answer_logs, user_assessment_time_grants,
 * user_assessment_pauses, user_assessment_results, user_assessment_reads, user_assessment_reminders, user_strength_typology_tests, user_assessment_reports,
 * sharing_assessments, sharing_assessment_views, user_feedback_session_only, user_feedback_session_only_files,
 * user_feedback_session_only_reads,
 * additional_info_questions, additional_info_question_options, additional_info_question_responses.
 *
 * <p>Front door: {@link id.tm.assessment.ResultReader} (who beside its owner may read a result).
 *
 * <p>Doors used: {@link id.tm.sales.Entitlements} (a run stands on one, and is void when
 * {@link id.tm.sales.EntitlementVoided} tells so), {@link id.tm.sales.TestPrices}, {@link id.tm.account.MemberActivity}, {@link id.tm.finance.Shares} and
 * {@link id.tm.support.Reminders} (tests that are not finished).
 */
package id.tm.assessment;
