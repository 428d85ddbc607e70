package id.tm.support.contact;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether it is spam. */
public record ContactSpamRequest(
        @NotNull @Schema(examples = "true") Boolean spam) {}
