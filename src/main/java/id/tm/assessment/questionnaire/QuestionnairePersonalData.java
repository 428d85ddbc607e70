package id.tm.assessment.questionnaire;

import id.tm.platform.privacy.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What somebody said beside tests. */
@ApplicationScoped
class QuestionnairePersonalData implements PersonalData {

    private static final String OF_PERSON =
            "userAssessmentId in (select r.id from UserAssessment r where r.userId = ?1)";

    @Override
    public String section() {
        return "questionnaires";
    }

    @Override
    @Transactional
    public Object export(UUID userId) {
        List<AdditionalInfoQuestionResponse> said = AdditionalInfoQuestionResponse.list(OF_PERSON, userId);
        return said.isEmpty() ? null : said.stream().map(each -> each.response).toList();
    }

    @Override
    @Transactional
    public void erase(UUID userId) {
        AdditionalInfoQuestionResponse.delete(OF_PERSON, userId);
    }
}
