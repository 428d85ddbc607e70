package id.tm.account.consent;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What counts now. */
@RegisterForReflection
public record ConsentsView(TermsState terms, ConsentState marketing, ConsentState reminders) {

    /** The terms that were accepted last, and those that are in force. */
    @RegisterForReflection
    public record TermsState(
            @Schema(examples = "1") String acceptedVersion,
            Instant acceptedAt,
            @Schema(examples = "2") String currentVersion,

            @Schema(examples = "false", description = "Whether the accepted ones are in force")
            boolean accepted) {}

    /** Yes or no per channel. */
    @RegisterForReflection
    public record ConsentState(
            @Schema(examples = "true") boolean email,
            @Schema(examples = "false") boolean whatsapp) {}
}
