package id.tm.assessment.questionnaire;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is asked beside a test, and what was said. */
@RegisterForReflection
@Schema(name = "QuestionnaireView")
public record QuestionnaireView(List<QuestionnaireRequest.Asked> questions, List<InfoAnswer> answers) {}
