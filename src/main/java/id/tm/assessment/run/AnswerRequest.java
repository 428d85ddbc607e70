package id.tm.assessment.run;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An answer to one question. */
@RegisterForReflection
public record AnswerRequest(
        @NotNull @Size(max = 40) @Schema(examples = "STM-1") String question,

        @NotNull
        @Size(max = 40)
        @Schema(examples = "4", description = "The option chosen; of a forced choice the one that fits most")
        String option,

        @Size(max = 40) @Schema(examples = "b", description = "Of a forced choice: the one that fits least")
        String least,

        @NotNull
        @Min(0)
        @Max(9_000_000_000_000_000L)
        @Schema(
                examples = "17",
                description = "Counted up by the client over all answers and picks of the run, on from its"
                        + " `highestSequence`. Of two answers to one question the higher number counts; the same answer"
                        + " with the same number again changes nothing, another one with it is refused")
        Long sequence) {}
