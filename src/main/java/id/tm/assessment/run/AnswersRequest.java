package id.tm.assessment.run;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** Several answers at once; all of them are taken, or none. */
public record AnswersRequest(
        @NotNull @Size(min = 1, max = 500) List<@NotNull @Valid AnswerRequest> answers) {}
