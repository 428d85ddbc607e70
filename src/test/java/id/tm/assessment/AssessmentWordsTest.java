package id.tm.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import id.tm.assessment.catalog.ReportTier;
import id.tm.assessment.instrument.QuestionGroupState;
import id.tm.assessment.instrument.RevisionKind;
import id.tm.assessment.questionnaire.InfoKind;
import id.tm.assessment.questionnaire.InfoMoment;
import id.tm.assessment.run.RunState;
import id.tm.assessment.scoring.SectionKind;
import id.tm.support.ReminderPlanState;
import id.tm.testing.ServiceTest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The database knows the same words as the code. */
@ServiceTest
class AssessmentWordsTest {

    private static final Map<String, Enum<?>[]> WORDS = Map.of(
            "ck_quiz_question_groups_state", QuestionGroupState.values(),
            "ck_quiz_sections_kind", SectionKind.values(),
            "ck_quiz_question_group_revisions_kind", RevisionKind.values(),
            "ck_assessment_report_tier", ReportTier.values(),
            "ck_user_assessment_state", RunState.values(),
            "ck_additional_info_questions_kind", InfoKind.values(),
            "ck_additional_info_questions_moment", InfoMoment.values(),
            "ck_user_assessment_reminders_state", ReminderPlanState.values());

    @Test
    void ofEveryState() {
        WORDS.forEach((constraint, values) -> assertThat(words(constraint))
                .as(constraint)
                .isEqualTo(new TreeSet<>(Arrays.stream(values).map(Enum::name).toList())));
    }

    private static Set<String> words(String constraint) {
        String definition = AssessmentSteps.sql()
                .texts("select pg_get_constraintdef(oid) from pg_constraint where conname = '" + constraint + "'")
                .get(0);
        Set<String> words = new TreeSet<>();
        var quoted = Pattern.compile("'([A-Z_]+)'").matcher(definition);
        while (quoted.find()) words.add(quoted.group(1));
        return words;
    }
}
