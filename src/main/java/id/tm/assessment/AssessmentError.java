package id.tm.assessment;

import id.tm.platform.problem.ErrorCode;

/** What can go wrong with tests, with the status a client gets. Texts: messages/assessment_{id,en}.properties. */
public enum AssessmentError implements ErrorCode {
    QUESTION_GROUP_NOT_FOUND(404),
    QUESTION_GROUP_REVISION_NOT_FOUND(404),
    QUESTION_CATEGORY_NOT_FOUND(404),
    ANSWER_TEMPLATE_NOT_FOUND(404),
    ASSESSMENT_NOT_FOUND(404),
    REPORT_NOT_FOUND(404),
    RUN_NOT_FOUND(404),
    RUN_ENTITLEMENT_NOT_FOUND(404),
    QUESTION_GROUP_FROZEN(409),
    QUESTION_GROUP_DRAFT_EXISTS(409),
    QUESTION_CATEGORY_CODE_TAKEN(409),
    ANSWER_TEMPLATE_CODE_TAKEN(409),
    ANSWER_TEMPLATE_FROZEN(409),
    ANSWER_TEMPLATE_USED(409),
    ASSESSMENT_CODE_TAKEN(409),
    RUN_TIME_OVER(409),
    RUN_PAUSED(409),
    RUN_NOT_PAUSED(409),
    RESULT_NOT_READY(409),
    INSTRUMENT_REFUSED(422),
    REPORT_TIER_NOT_INCLUDED(422),
    INSTRUMENT_CODE_FIXED(422),
    INSTRUMENT_NOT_PUBLISHED(422),
    ENTITLEMENT_FOR_NO_TEST(422),
    RUN_SECTION_UNKNOWN(422),
    ANSWERS_NOT_COPIED(422),
    ANSWERS_REFUSED(422),
    PICKS_REFUSED(422),
    ANSWERS_MISSING(422);

    private final int status;

    AssessmentError(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
