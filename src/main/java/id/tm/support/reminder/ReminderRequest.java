package id.tm.support.reminder;

import id.tm.platform.input.CodeShape;
import id.tm.support.Channel;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of one step. {@code kind} cannot change later. */
public record ReminderRequest(
        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}") @Schema(examples = "INVOICE")
        String kind,

        @NotNull @Pattern(regexp = "[A-Z0-9][A-Z0-9+-]{0,19}") @Schema(examples = "D-7")
        String step,

        @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,39}") @Schema(examples = "BILLING")
        String audience,

        @NotNull
        @Size(max = 20)
        @Schema(
                examples = "P-7D",
                description = "ISO-8601 with a sign: whole days (P-7D) at localTime, or an exact duration (PT-24H)")
        String offset,

        @Schema(examples = "09:00", description = "Time of day of a day step; 09:00 when left out")
        LocalTime localTime,

        @NotEmpty @Size(max = 2) @Schema(examples = "[\"EMAIL\"]")
        List<@NotNull Channel> channels,

        @NotNull @Size(max = 80) @Pattern(regexp = CodeShape.LOWER) @Schema(examples = "invoice-reminder-before")
        String templateKey,

        @NotNull
        @Size(max = 20)
        @Schema(
                examples = "P2D",
                description = "ISO-8601: how long after its planned time the step may still leave, 1 minute to 31 days")
        String catchUp,

        @Schema(examples = "true", description = "true when left out")
        Boolean active) {}
