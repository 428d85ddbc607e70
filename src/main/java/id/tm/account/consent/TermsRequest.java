package id.tm.account.consent;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That the terms were read and accepted, and which. */
public record TermsRequest(
        @NotNull @Size(max = 60) @Schema(examples = "1") String version,
        @NotNull @AssertTrue @Schema(examples = "true") Boolean accept) {}
