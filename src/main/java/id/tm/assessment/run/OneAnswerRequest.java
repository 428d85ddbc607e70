package id.tm.assessment.run;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An answer to the question that the path names. */
public record OneAnswerRequest(
        @NotNull @Size(max = 40) @Schema(examples = "4") String option,
        @Size(max = 40) @Schema(examples = "b") String least,

        @NotNull
        @Min(0)
        @Max(9_000_000_000_000_000L)
        @Schema(examples = "17", description = "As in a batch: the same number again only with the same answer")
        Long sequence) {

    AnswerRequest to(String question) {
        return new AnswerRequest(question, option, least, sequence);
    }
}
