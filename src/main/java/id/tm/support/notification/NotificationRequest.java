package id.tm.support.notification;

import id.tm.platform.input.CodeShape;
import id.tm.platform.input.PlainText;
import id.tm.support.Channel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole of one notification: a template with its values, or a text of one's own. */
public record NotificationRequest(
        @NotBlank
        @Size(max = 120)
        @PlainText(oneLine = true)
        @Schema(examples = "Year-end schedule", description = "For the back office")
        String title,

        @NotNull NotificationKind kind,
        @NotNull Channel channel,

        @Size(max = 80) @Pattern(regexp = CodeShape.LOWER) @Schema(examples = "manual-notification")
        String templateKey,

        @Size(max = 30)
        @Schema(
                examples = "{\"body\":\"Layanan kami libur pada 25 Desember 2026.\"}",
                description = "Values of the template as text; `name` is each recipient's")
        Map<@NotNull @Pattern(regexp = "[a-z][a-zA-Z0-9]{0,39}") String, @NotNull @Size(max = 4_000) String>
                templateValues,

        @Valid NotificationText indonesian,

        @Valid @Schema(description = "All read Indonesian when left out")
        NotificationText english,

        @NotNull @Valid NotificationAudience audience) {}
