package id.tm.account.consent;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What counts now. */
public record ConsentsView(TermsState terms, ConsentState marketing, ConsentState reminders) {

    /** The terms that were accepted last, and those that are in force. */
    public record TermsState(
            @Schema(examples = "1") String acceptedVersion,
            Instant acceptedAt,
            @Schema(examples = "2") String currentVersion,

            @Schema(examples = "false", description = "Whether the accepted ones are in force")
            boolean accepted) {}

    /** Yes or no per channel. */
    public record ConsentState(
            @Schema(examples = "true") boolean email,
            @Schema(examples = "false") boolean whatsapp) {}
}
