package id.tm.support.messaging;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a template was refused.
 *
 * @param part {@code subject}, {@code bodyHtml}, {@code bodyText} or {@code variables}
 * @param line in that part, from 1; of a variable its place in the list
 */
@RegisterForReflection
public record TemplateFinding(
        @Schema(examples = "bodyHtml") String part,
        @Schema(examples = "3") int line,
        @Schema(examples = "undeclared-variable") String code,

        @Schema(examples = "Line 3: variable 'nmae' is not declared")
        String reason) {}
