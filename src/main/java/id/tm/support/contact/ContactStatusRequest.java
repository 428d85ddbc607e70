package id.tm.support.contact;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The next status. */
public record ContactStatusRequest(
        @NotNull @Schema(examples = "RESOLVED") ContactStatus status) {}
