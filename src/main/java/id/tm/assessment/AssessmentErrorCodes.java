package id.tm.assessment;

import id.tm.platform.problem.ErrorCode;
import id.tm.platform.problem.ErrorCodes;
import id.tm.platform.problem.PlatformError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class AssessmentErrorCodes implements ErrorCodes {

    @Override
    public List<AssessmentError> codes() {
        return List.of(AssessmentError.values());
    }

    @Override
    public Map<String, ErrorCode> byConstraint() {
        return Map.ofEntries(
                Map.entry("ck_quiz_question_groups_frozen", AssessmentError.QUESTION_GROUP_FROZEN),
                Map.entry("ck_quiz_answer_templates_frozen", AssessmentError.ANSWER_TEMPLATE_FROZEN),
                Map.entry("uq_quiz_question_groups_draft", AssessmentError.QUESTION_GROUP_DRAFT_EXISTS),
                Map.entry("uq_quiz_question_groups_version", PlatformError.CONCURRENT_CHANGE),
                Map.entry("uq_quiz_question_groups_published", PlatformError.CONCURRENT_CHANGE),
                Map.entry("uq_quiz_question_group_revisions_revision", PlatformError.CONCURRENT_CHANGE),
                Map.entry("uq_quiz_master_question_categories_code", AssessmentError.QUESTION_CATEGORY_CODE_TAKEN),
                Map.entry("uq_quiz_answer_templates_code", AssessmentError.ANSWER_TEMPLATE_CODE_TAKEN),
                Map.entry("uq_assessment_code", AssessmentError.ASSESSMENT_CODE_TAKEN),
                Map.entry("uq_additional_info_questions_code", PlatformError.CONCURRENT_CHANGE),
                Map.entry("uq_user_feedback_session_only_standing", PlatformError.CONCURRENT_CHANGE),
                Map.entry("uq_user_assessment_pauses_open", AssessmentError.RUN_PAUSED),
                Map.entry("uq_user_assessment_entitlement", PlatformError.CONCURRENT_CHANGE));
    }
}
