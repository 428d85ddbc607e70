package id.tm.assessment.catalog;

import static id.tm.assessment.AssessmentError.INSTRUMENT_NOT_PUBLISHED;

import id.tm.assessment.instrument.BilingualName;
import id.tm.assessment.instrument.QuestionGroup;
import id.tm.platform.input.CodeShape;
import id.tm.platform.input.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of one test. */
public record AssessmentRequest(
        @NotNull
        @Pattern(regexp = CodeShape.LOWER)
        @Size(max = 60)
        @Schema(examples = "st-30", description = "What products name as their instrument; stays as it is")
        String code,

        @NotNull
        @Pattern(regexp = CodeShape.LOWER)
        @Size(max = 60)
        @Schema(examples = "st-30", description = "The question group whose published version new runs take")
        String questionGroupCode,

        @NotNull @Valid BilingualName name,

        @Size(max = 4_000) @PlainText @Schema(examples = "Tiga puluh pernyataan, empat tahap.")
        String description,

        @Size(max = 4_000) @PlainText @Schema(examples = "Thirty statements, four stages.")
        String descriptionEn,

        @NotNull ReportTier reportTier,

        @Schema(examples = "PT45M", description = "From a minute to a day; none when absent")
        Duration timeLimit,

        @Schema(description = "Whether the end of the time ends the test")
        boolean hardLimit,

        @Schema(description = "Whether a consultation belongs to it")
        boolean consultation,

        @Min(0) @Max(100_000) @Schema(examples = "10", description = "Its place in the list")
        int position,

        @Schema(description = "Whether it is offered; yes when absent")
        Boolean active) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    @AssertTrue(message = "whole seconds, from a minute to a day")
    @Schema(hidden = true)
    public boolean isTimely() {
        return timeLimit == null
                ? !hardLimit
                : timeLimit.compareTo(SHORTEST) >= 0 && timeLimit.compareTo(LONGEST) <= 0 && timeLimit.getNano() == 0;
    }

    void applyTo(Assessment assessment) {
        assessment.nameOnce(code);
        assessment.active = active == null || active;
        if (assessment.active && QuestionGroup.findPublished(questionGroupCode).isEmpty()) {
            throw INSTRUMENT_NOT_PUBLISHED.with(questionGroupCode);
        }
        assessment.questionGroupCode = questionGroupCode;
        assessment.name = name.id();
        assessment.nameEn = name.en();
        assessment.description = description;
        assessment.descriptionEn = descriptionEn;
        assessment.reportTier = reportTier;
        assessment.timeLimitSeconds = timeLimit == null ? null : Math.toIntExact(timeLimit.toSeconds());
        assessment.hardLimit = hardLimit;
        assessment.consultation = consultation;
        assessment.position = position;
    }
}
