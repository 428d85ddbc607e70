package id.tm.assessment.questionnaire;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All that somebody says at one moment; what was said before at it is replaced. */
@Schema(name = "QuestionnaireAnswersRequest")
public record QuestionnaireAnswersRequest(
        @NotNull InfoMoment moment,
        @NotNull @Size(max = 100) List<@NotNull @Valid InfoAnswer> answers) {}
