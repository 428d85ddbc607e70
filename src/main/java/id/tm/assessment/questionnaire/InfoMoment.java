package id.tm.assessment.questionnaire;

/** When a question beside a test is asked. */
public enum InfoMoment {
    BEFORE,
    AFTER
}
