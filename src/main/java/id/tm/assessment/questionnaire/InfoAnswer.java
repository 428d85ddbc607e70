package id.tm.assessment.questionnaire;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.OptBoolean;
import id.tm.assessment.questionnaire.QuestionnaireRequest.Asked;
import id.tm.assessment.questionnaire.QuestionnaireRequest.Choice;
import id.tm.platform.input.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What somebody says to one question; exactly the member that its kind takes. */
@RegisterForReflection
@Schema(name = "QuestionnaireAnswer")
public record InfoAnswer(
        @NotNull @Size(max = 40) @Schema(examples = "job") String question,

        @Size(min = 1, max = 4_000) @PlainText @Schema(examples = "Guru")
        String text,

        @Schema(examples = "7", description = "Of a number or a scale")
        BigDecimal number,

        @JsonFormat(lenient = OptBoolean.FALSE) @Schema(examples = "2001-04-17")
        LocalDate date,

        @Size(min = 1, max = 50) @Schema(description = "Of a single choice one, of a multiple one several")
        List<@NotNull @Size(max = 40) String> options) {

    private static final int LONGEST = 2_000;

    boolean fits(Asked asked) {
        int said =
                (text == null ? 0 : 1) + (number == null ? 0 : 1) + (date == null ? 0 : 1) + (options == null ? 0 : 1);
        if (said != 1) return false;
        return switch (asked.kind()) {
            case TEXT -> text != null && !text.isBlank() && text.length() <= longest(asked);
            case NUMBER -> number != null && isIn(asked);
            case SCALE -> number != null && number.stripTrailingZeros().scale() <= 0 && isIn(asked);
            case DATE -> date != null && date.getYear() >= 1900 && date.getYear() <= 2200;
            case SINGLE -> options != null && options.size() == 1 && areOptions(asked);
            case MULTIPLE -> options != null && areOptions(asked);
        };
    }

    private static long longest(Asked asked) {
        return asked.highest() == null ? LONGEST : Math.min(asked.highest(), LONGEST);
    }

    private boolean isIn(Asked asked) {
        return number.precision() - number.scale() <= 18
                && number.scale() <= 6
                && (asked.lowest() == null || number.compareTo(BigDecimal.valueOf(asked.lowest())) >= 0)
                && (asked.highest() == null || number.compareTo(BigDecimal.valueOf(asked.highest())) <= 0);
    }

    private boolean areOptions(Asked asked) {
        return new HashSet<>(options).size() == options.size()
                && asked.options().stream().map(Choice::code).toList().containsAll(options);
    }

    /** As it stands in a cell. */
    String words() {
        if (text != null) return text;
        if (number != null) return number.toPlainString();
        return date != null ? date.toString() : String.join("; ", options);
    }
}
