package id.tm.support.messaging;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A declared variable; {@code type} is one of TEXT, INTEGER, MONEY, INSTANT, DATE, URL, PLACE. */
public record TemplateVariableRequest(
        @NotBlank @Size(max = 40) @Schema(examples = "dueDate")
        String name,

        @NotBlank @Size(max = 20) @Schema(examples = "DATE") String type,
        @Schema(examples = "true") boolean required,
        @Size(max = 500) @Schema(examples = "2026-01-12") String sample) {

    TemplateVariable as(VariableType type) {
        return new TemplateVariable(name, type, required, sample);
    }
}
