package id.tm.support.messaging;

import id.tm.platform.input.CodeShape;
import id.tm.support.Channel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new draft: the first of its key, or the next version. */
public record MessageTemplateRequest(
        @NotNull @Size(max = 80) @Pattern(regexp = CodeShape.LOWER) @Schema(examples = "invoice-issued")
        String key,

        @NotNull @Schema(examples = "EMAIL") Channel channel,

        @NotNull @Pattern(regexp = "id|en") @Schema(examples = "id")
        String locale,

        @NotNull @Valid TemplateDraft draft) {}
