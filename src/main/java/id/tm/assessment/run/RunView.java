package id.tm.assessment.run;

import id.tm.assessment.scoring.SectionKind;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a run stands, by the clock of the service. */
@RegisterForReflection
@Schema(name = "AssessmentRunView")
public record RunView(
        UUID id,
        UUID entitlementId,
        @Schema(examples = "st-30") String assessment,
        @Schema(examples = "ST-30") String name,

        @Schema(examples = "3", description = "The version of the instrument; it stays. None before the start")
        Integer version,

        RunState state,
        boolean paused,

        @Schema(description = "The time it has is over, or the time in which it could be begun")
        boolean expired,

        boolean hardLimit,
        Instant deadline,
        @Schema(examples = "PT12M30S") Duration remaining,
        Instant startedAt,
        Instant submittedAt,
        Said questionnaire,

        @Schema(
                description = "Before the start: runs of mine of the same instrument, the newest first;"
                        + " this one can begin with the answers of one of them")
        List<Earlier> copyable,

        @Schema(
                examples = "17",
                description = "The highest number of an answer or of picks so far: every device goes on above it")
        long highestSequence,

        List<Part> sections) {

    /** What has to be said yet beside the test. */
    @RegisterForReflection
    @Schema(name = "AssessmentRunQuestionnaireView")
    public record Said(
            @Schema(
                    examples = "[\"job\"]",
                    description = "Until it is said no question of the test is shown and no answer is taken")
            List<String> before,

            @Schema(
                    examples = "[\"mood\"]",
                    description = "Once the answers are closed; the result does not wait for it")
            List<String> after) {}

    /** A run whose answers another one can begin with. */
    @RegisterForReflection
    @Schema(name = "AssessmentEarlierRunView")
    public record Earlier(
            UUID id,
            @Schema(examples = "st-30") String assessment,
            @Schema(examples = "ST-30") String name,
            RunState state,
            Instant startedAt,
            Instant submittedAt) {}

    /** A section, how far it is, and what is missing. */
    @RegisterForReflection
    @Schema(name = "AssessmentRunPartView")
    public record Part(
            @Schema(examples = "themes") String code,
            SectionKind kind,
            @Schema(examples = "Tema") String name,

            @Schema(examples = "170", description = "Questions; of picks the stages")
            int total,

            @Schema(examples = "12") int done,

            @Schema(
                    description =
                            "What has to be answered yet: the places of the questions in the order they are shown, from 1; of picks the stages")
            List<Integer> missing,

            boolean hardLimit,
            Instant deadline,
            @Schema(examples = "PT5M") Duration remaining,
            Instant startedAt) {}
}
